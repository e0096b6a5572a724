"""quantulum3: figures with physical units and currencies."""

import warnings
from decimal import Decimal
from importlib.metadata import version

from .tool import Mention, Missing, Tool


class Quantulum(Tool):
    """Without its classifier, which only chooses among units of the same letters. It tells no bound and no item."""

    name = "quantulum3"

    def __init__(self, parser):
        self.parser = parser
        self.version = version("quantulum3")

    def read(self, text: str) -> list[Mention]:
        return [mention(quantity) for quantity in self.parser.parse(text)]


def mention(quantity) -> Mention:
    """A range is told as its middle with an uncertainty."""
    middle, half = Decimal(str(quantity.value)), Decimal(str(quantity.uncertainty or 0))
    counted = "" if quantity.unit.name == "dimensionless" else quantity.unit.name
    return Mention(quantity.surface, middle - half, middle + half, counted=counted)


def load() -> Quantulum:
    warnings.filterwarnings("ignore", message="Classifier dependencies")
    try:
        from quantulum3 import parser
    except ImportError as error:
        raise Missing(f"does not load: {error}") from error
    parser.parse("5 km")  # Word lists are loaded at the first use.
    return Quantulum(parser)
