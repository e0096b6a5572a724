"""Tables for a terminal and for a Markdown page."""


def table(head: list[str], rows: list[list[str]], markdown: bool) -> str:
    """The first column is words, the others are figures."""
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]

    def line(row: list[str]) -> str:
        first, *others = zip(row, widths)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        return f"| {' | '.join(cells)} |" if markdown else "  ".join(cells).rstrip()

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])] if markdown else ["-" * w for w in widths]
    return "\n".join(line(row) for row in [head, rule, *rows])
