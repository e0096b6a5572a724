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
        with tempfile.TemporaryDirectory() as folder:
            for report in reports:
                Path(folder, report.id + ".txt").write_text(report.text, encoding="utf-8")
            run = subprocess.run([self.program, *self.arguments, folder], capture_output=True, text=True, check=True)
        found: dict[str, list[Mention]] = {report.id: [] for report in reports}
        for line in run.stdout.splitlines():
            row = json.loads(line)
            found[row["report"]].append(mention(row))
        return found

    def cost(self, reports: list[Report], seconds: float) -> Cost:
        """Times one run on a short file, then one on a file long enough for `seconds` of processor time."""
        once = sum(report.bytes for report in reports)
        trial = self.timed(reports, 1 + 1_000_000 // once)
        size = min(LARGEST_INPUT, trial.bytes * seconds / max(trial.cpu, 0.01))
        return self.timed(reports, 1 + int(size) // once)

    def timed(self, reports: list[Report], copies: int) -> Cost:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "reports.jsonl")
            with path.open("w", encoding="utf-8") as file:
                for copy in range(copies):
                    for report in reports:
                        file.write(json.dumps({"id": f"{report.id}-{copy}", "text": report.text}) + "\n")
            before, wall = os.times(), time.perf_counter()
            subprocess.run([self.program, *self.arguments, path], stdout=subprocess.DEVNULL, check=True)
            wall, after = time.perf_counter() - wall, os.times()
        cpu = after.children_user - before.children_user + after.children_system - before.children_system
        return Cost(copies * len(reports), copies * sum(report.bytes for report in reports), wall, cpu)


def mention(row: dict) -> Mention:
    """A row of `annotate` has the figure at its top, a row of `read` in a field of its own."""
    quantity = row.get("quantity", row)
    bounds = {BOUNDS[quantity["bound"]]} if quantity["bound"] in BOUNDS else set()
    if quantity["approximate"]:
        bounds.add("about")
    low, high = (None if end is None else Decimal(end) for end in (quantity["low"], quantity["high"]))
    counted = " ".join(filter(None, (row["unit"], row["item"])))
    return Mention(quantity["text"], low, high, frozenset(bounds), counted, row.get("speaker") or "")
