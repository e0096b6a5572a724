"""What a tool is to this comparison: it reads reports and tells mentions of figures."""

import time
from dataclasses import dataclass, field
from decimal import Decimal

CAP = 60.0
"""Seconds of processor time after which a slow tool is stopped, though it has not read every report."""


class Missing(Exception):
    """A tool that cannot run here; the message says why."""


@dataclass(frozen=True)
class Report:
    id: str
    text: str

    @property
    def bytes(self) -> int:
        return len(self.text.encode())


@dataclass(frozen=True)
class Mention:
    """One figure as a tool tells it. What a tool does not tell stays empty."""

    words: str
    """The words of the text that the tool takes for the figure."""
    low: Decimal | None = None
    high: Decimal | None = None
    bounds: frozenset[str] = field(default_factory=frozenset)
    """Which of `about`, `more` and `less` the tool tells with the figure."""
    counted: str = ""
    """What the tool says is counted: its unit, its item, the noun it hangs the figure on."""
    speaker: str = ""


@dataclass(frozen=True)
class Cost:
    """What reading cost, without loading."""

    reports: int
    bytes: int
    wall: float
    cpu: float


class Tool:
    """A library in Python: it reads one text after the other in this process."""

    name: str
    version: str
    remark: str = ""
    """What the tables do not say and a reader has to know."""

    def read(self, text: str) -> list[Mention]:
        raise NotImplementedError

    def mentions(self, reports: list[Report]) -> dict[str, list[Mention]]:
        return {report.id: self.read(report.text) for report in reports}

    def cost(self, reports: list[Report], seconds: float) -> Cost:
        """Reads the reports over and over until `seconds` of processor time are spent; each of them once, or up to the cap."""
        count = size = 0
        wall, cpu = time.perf_counter(), time.process_time()
        spent = 0.0
        while spent < seconds or (count < len(reports) and spent < CAP):
            report = reports[count % len(reports)]
            self.read(report.text)
            count += 1
            size += report.bytes
            spent = time.process_time() - cpu
        return Cost(count, size, time.perf_counter() - wall, spent)
