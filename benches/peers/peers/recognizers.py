"""Recognizers-Text: numbers, percentages, currencies and dimensions."""

from decimal import Decimal, InvalidOperation
from importlib.metadata import version

from .tool import Mention, Missing, Tool

CULTURE = "en-us"


class Recognizers(Tool):
    """The Python release has no recogniser of number ranges, so it tells no bound; it tells no item but units."""

    name = "Recognizers-Text"

    def __init__(self, recognisers):
        self.recognisers = recognisers
        self.version = version("recognizers-text-suite")

    def read(self, text: str) -> list[Mention]:
        return [mention(found) for recognise in self.recognisers for found in recognise(text, CULTURE)]


def mention(found) -> Mention:
    told = found.resolution or {}
    value = told.get("value") or ""
    counted = "percent" if value.endswith("%") else told.get("unit") or ""
    try:
        figure = Decimal(value.rstrip("%"))
    except InvalidOperation:
        figure = None
    return Mention(found.text, figure, figure, counted=counted)


def load() -> Recognizers:
    try:
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
    except ImportError as error:
        raise Missing(f"does not load: {error}") from error
    tool = Recognizers((recognize_number, recognize_percentage, recognize_currency, recognize_dimension))
    tool.read("5 km")  # Patterns are compiled at the first use.
    return tool
