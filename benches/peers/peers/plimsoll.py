"""Plimsoll itself, run as a person runs it: as a command, on a file of reports."""

import json
import os
import subprocess
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from .tool import Cost, Mention, Missing, Report, Tool

ROOT = Path(__file__).resolve().parents[3]
LARGEST_INPUT = 200_000_000
"""Bytes of text at most in one timed run."""
BOUNDS = {"about": "about", "more_than": "more", "at_least": "more", "less_than": "less", "at_most": "less"}


def program() -> Path:
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    path = target / "release" / "plimsoll"
    if not path.exists():
        raise Missing("no release build; run `cargo build --release -p plimsoll` first")
    return path


class Command(Tool):
    """One subcommand. Each run is a new process, so its start is part of its cost."""

    def __init__(self, arguments: list[str]):
        self.program = program()
        self.arguments = arguments
        self.name = "plimsoll " + arguments[0]
        told = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=True)
        self.version = told.stdout.split()[-1]

    def mentions(self, reports: list[Report]) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {report.id: [] for report in reports}
        with tempfile.TemporaryDirectory() as folder:
            run = self.run(written(reports, 1, folder), subprocess.PIPE)
        for line in run.stdout.splitlines():
            row = json.loads(line)
            found[row["report"]].append(mention(row))
        return found

    def cost(self, reports: list[Report], seconds: float) -> Cost:
        """Times one run on a short file, then one on a file long enough for `seconds` of processor time."""
        once = sum(report.bytes for report in reports)
        trial = self.timed(reports, 1 + 5_000_000 // once)
        size = min(LARGEST_INPUT, trial.bytes * seconds / max(trial.cpu, 0.01))
        return self.timed(reports, 1 + int(size) // once)

    def timed(self, reports: list[Report], copies: int) -> Cost:
        with tempfile.TemporaryDirectory() as folder:
            path = written(reports, copies, folder)
            before, wall = os.times(), time.perf_counter()
            self.run(path, subprocess.DEVNULL)
            wall, after = time.perf_counter() - wall, os.times()
        cpu = after.children_user - before.children_user + after.children_system - before.children_system
        return Cost(copies * len(reports), copies * sum(report.bytes for report in reports), wall, cpu)

    def run(self, path: Path, output: int) -> subprocess.CompletedProcess:
        """The exit status is not looked at: it is 1 where some report is not read, which is named on stderr."""
        return subprocess.run([self.program, *self.arguments, path], stdout=output, encoding="utf-8", check=False)


def written(reports: list[Report], copies: int, folder: str) -> Path:
    """The reports in one file, as often as asked; each copy after the first under a name of its own."""
    path = Path(folder, "reports.jsonl")
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for report in reports:
                name = f"{report.id}-{copy}" if copy else report.id
                file.write(json.dumps({"id": name, "text": report.text}, ensure_ascii=False) + "\n")
    return path


def mention(row: dict) -> Mention:
    """A row of `annotate` has the figure at its top, a row of `read` in a field of its own."""
    quantity = row.get("quantity", row)
    bounds = {BOUNDS[quantity["bound"]]} if quantity["bound"] in BOUNDS else set()
    if quantity["approximate"]:
        bounds.add("about")
    low, high = (None if end is None else Decimal(end) for end in (quantity["low"], quantity["high"]))
    counted = " ".join(filter(None, (row["unit"], row["item"])))
    return Mention(quantity["text"], low, high, frozenset(bounds), counted, row.get("speaker") or "")
