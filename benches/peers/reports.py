"""The reports to read: plain text and JSON Lines, which every tool can be given alike."""

import json
from pathlib import Path

from peers.tool import Report

TEXT = ("text", "maintext")
"""The names under which common dumps keep the text of a report."""


def reports(paths: list[Path]) -> list[Report]:
    """The reports of files and folders, sorted by name."""
    files = [file for path in paths for file in (path.iterdir() if path.is_dir() else [path])]
    return sorted((report for file in files for report in in_file(file)), key=lambda report: report.id)


def in_file(file: Path) -> list[Report]:
    """One report of a `.txt`, one a line of a `.jsonl`, none of anything else."""
    if file.suffix == ".txt":
        return [Report(file.stem, file.read_text(encoding="utf-8", errors="replace"))]
    if file.suffix == ".jsonl":
        lines = file.read_text(encoding="utf-8").splitlines()
        return [in_row(json.loads(line), f"{file.stem}-{at}") for at, line in enumerate(lines) if line.strip()]
    return []


def in_row(row: dict, otherwise: str) -> Report:
    """The title stands above the text, as in a pasted article."""
    text = next((row[name] for name in TEXT if name in row), "")
    title = row.get("title")
    return Report(str(row.get("id", otherwise)), f"{title}\n\n{text}" if title else text)
