"""The facts a reader needs from a set of reports, and how many of them a tool tells. The rule is in README.md."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from peers.tool import Mention, Report


@dataclass(frozen=True)
class Fact:
    report: str
    """How the name of its report begins."""
    value: Decimal | str
    """A number, or the word of a figure that has none ("dozens")."""
    counted: tuple[str, ...]
    bounds: frozenset[str]
    """Any of these keeps the bound; empty where the report gives none."""
    speaker: tuple[str, ...]


@dataclass
class Tally:
    """How many facts of a set there are, or how many of them a tool tells."""

    value: int = 0
    counted: int = 0
    bound: int = 0
    speaker: int = 0


def sets(path: Path) -> dict[str, list[Fact]]:
    """The sets of facts by name."""
    with path.open("rb") as file:
        return {name: [fact(row) for row in rows] for name, rows in tomllib.load(file, parse_float=Decimal).items()}


def fact(row: dict) -> Fact:
    value = row["value"]
    return Fact(
        row["report"],
        value if isinstance(value, str) else Decimal(value),
        tuple(row["counted"]),
        frozenset(row.get("bound", ())),
        tuple(row.get("speaker", ())),
    )


def present(facts: list[Fact], reports: list[Report]) -> list[tuple[Fact, str]]:
    """The facts whose reports are at hand, each with the name of its report."""
    return [(fact, report.id) for fact in facts for report in reports if report.id.startswith(fact.report)]


def asked(facts: list[tuple[Fact, str]]) -> Tally:
    return Tally(
        len(facts),
        len(facts),
        sum(bool(fact.bounds) for fact, _ in facts),
        sum(bool(fact.speaker) for fact, _ in facts),
    )


def told(facts: list[tuple[Fact, str]], mentions: dict[str, list[Mention]]) -> Tally:
    tally = Tally()
    for fact, report in facts:
        value, counted, bound, speaker = best(fact, mentions.get(report, []))
        tally.value += value
        tally.counted += counted
        tally.bound += bound
        tally.speaker += speaker
    return tally


Marks = tuple[bool, bool, bool, bool]


def best(fact: Fact, mentions: list[Mention]) -> Marks:
    """The marks of the mention that tells most of a fact: all from one mention, the item before the rest."""
    found = [marks(fact, mention) for mention in mentions if has_value(fact, mention)]
    return max(found, key=lambda marks: (marks[1], sum(marks)), default=(False, False, False, False))


def marks(fact: Fact, mention: Mention) -> Marks:
    return (
        True,
        names(fact.counted, mention.counted),
        bool(fact.bounds & mention.bounds),
        names(fact.speaker, mention.speaker),
    )


def has_value(fact: Fact, mention: Mention) -> bool:
    if isinstance(fact.value, str):
        return fact.value in mention.words.lower()
    return fact.value in (mention.low, mention.high)


def names(accepted: tuple[str, ...], told: str) -> bool:
    return any(name.lower() in told.lower() for name in accepted)
