"""`plimsoll annotate`: every figure, without who says it. The nearest to what the other tools do."""

from .plimsoll import Command


def load() -> Command:
    return Command(["annotate", "--layers", "quantity"])
