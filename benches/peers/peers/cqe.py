"""CQE: figures with unit, bound and the nouns they refer to, by patterns over spaCy's parse."""

import locale
import logging
import warnings
from decimal import Decimal
from importlib.metadata import version

from .spacy_model import model_name
from .tool import Mention, Missing, Tool

BOUNDS = {"~": "about", ">": "more", ">=": "more", "<": "less", "<=": "less"}


class Cqe(Tool):
    """It is made for short texts, so it reads a report paragraph by paragraph."""

    name = "CQE"

    def __init__(self, parser):
        self.parser = parser
        self.version = version("CQE")
        self.failed: set[str] = set()

    def read(self, text: str) -> list[Mention]:
        return [mention(quantity) for line in text.splitlines() if line.strip() for quantity in self.quantities(line)]

    def quantities(self, line: str) -> list:
        """None for a paragraph on which CQE raises an exception."""
        try:
            return self.parser.parse(line)
        except Exception:  # Any kind: which one is of no use to the comparison.
            self.failed.add(line)
            return []

    @property
    def remark(self) -> str:
        return f"raises an exception on {len(self.failed)} paragraphs, which are left out" if self.failed else ""


def mention(quantity) -> Mention:
    value = quantity.value
    low, high = getattr(value, "lower", None), getattr(value, "upper", None)
    if low is None:
        low = high = value.value
    nouns = [str(token) for group in quantity.referred_concepts.get_nouns() for token in group]
    counted = " ".join([*map(str, quantity.unit.unit or ()), str(quantity.unit.norm_unit or ""), *nouns])
    bound = BOUNDS.get(str(quantity.change))
    return Mention(
        " ".join(map(str, value.span)),
        Decimal(str(low)),
        Decimal(str(high)),
        frozenset({bound} if bound else ()),
        counted,
    )


def load() -> Cqe:
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    model = model_name()
    try:
        from CQE import CQE
    except ImportError as error:
        raise Missing(f"does not load: {error}") from error
    except locale.Error as error:
        raise Missing("asks for the locale en_US.UTF-8; README.md says how to make it") from error
    return Cqe(CQE.CQE(spacy_model=model))
