#!/usr/bin/env python3
"""Reads the same reports with Plimsoll and with the tools one would take today, and prints what each costs and tells.

See README.md beside this file.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import facts
from peers import ADAPTERS
from peers.tool import Cost, Mention, Missing, Report
from reports import reports
from tables import table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DEFAULT = (ROOT / "examples" / "reports", ROOT.parent / "shared" / "seeds")


@dataclass(frozen=True)
class Outcome:
    """What one tool did, or why it could not."""

    name: str
    version: str = ""
    start: float = 0.0
    cost: Cost | None = None
    mentions: dict[str, list[Mention]] | None = None
    remark: str = ""


def measured(adapter: str, given: list[Report], seconds: float) -> Outcome:
    """Runs in a process of its own, so that no tool finds what another loaded or changed."""
    try:
        begun = time.perf_counter()
        tool = import_module(f"peers.{adapter}").load()
        start = time.perf_counter() - begun
        mentions = tool.mentions(given)
        cost = tool.cost(given, seconds)
    except Missing as missing:
        return Outcome(adapter, remark=f"skipped: {missing}")
    except Exception as error:  # One tool that fails is no reason to tell nothing of the others.
        return Outcome(adapter, remark=f"failed: {error!r}")
    return Outcome(tool.name, tool.version, start, cost, mentions, tool.remark)


def outcomes(adapters: list[str], given: list[Report], seconds: float) -> list[Outcome]:
    done = []
    for adapter in adapters:
        print(f"{adapter} …", file=sys.stderr)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            done.append(pool.submit(measured, adapter, given, seconds).result())
    return done


def speed(done: list[Outcome], markdown: bool) -> str:
    head = ["tool", "version", "reports", "reports/s", "MB/s", "CPU s", "MB/CPU s", "start s", "figures told"]
    return table(head, [speed_row(outcome, outcome.cost) for outcome in done if outcome.cost], markdown)


def speed_row(outcome: Outcome, cost: Cost) -> list[str]:
    size = cost.bytes / 1e6
    figures = [f"{cost.reports:,}", f"{cost.reports / cost.wall:,.1f}", f"{size / cost.wall:.3f}"]
    figures += [f"{cost.cpu:.1f}", f"{size / cost.cpu:.3f}", f"{outcome.start:.1f}", f"{sum(map(len, outcome.mentions.values())):,}"]
    return [outcome.name, outcome.version, *figures]


def told(asked: list[tuple[facts.Fact, str]], done: list[Outcome], markdown: bool) -> str:
    head = ["tool", "value", "with item", "bound kept", "speaker"]
    of = astuple(facts.asked(asked))
    rows = []
    for outcome in done:
        if outcome.mentions is not None:
            counts = astuple(facts.told(asked, outcome.mentions))
            rows.append([outcome.name, *(f"{count} of {all}" for count, all in zip(counts, of))])
    return table(head, rows, markdown)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders of .txt and .jsonl; else the samples")
    parser.add_argument("--seconds", type=float, default=5.0, help="processor time to spend on each tool (5)")
    parser.add_argument("--only", nargs="+", choices=ADAPTERS, default=ADAPTERS, help="these tools")
    parser.add_argument("--markdown", action="store_true", help="print tables as Markdown")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    read = reports(given.paths or [path for path in DEFAULT if path.is_dir()])
    if not read:
        print("error: no .txt and no .jsonl is there to read", file=sys.stderr)
        return 1
    print(f"{len(read)} reports, {sum(report.bytes for report in read):,} bytes of text", end="\n\n")
    done = outcomes(given.only, read, given.seconds)
    print(speed(done, given.markdown))
    for name, known in facts.sets(HERE / "facts.toml").items():
        if asked := facts.present(known, read):
            print(f"\nFacts of the {name}\n\n{told(asked, done, given.markdown)}")
    if remarks := [f"{outcome.name}: {outcome.remark}" for outcome in done if outcome.remark]:
        print("", *remarks, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
