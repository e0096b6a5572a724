"""`plimsoll read`: claims, each figure with who says it, when, of what."""

from .plimsoll import Command


def load() -> Command:
    return Command(["read", "--format", "jsonl"])
