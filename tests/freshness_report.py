"""Report what nobody has looked at for long: `make freshness`, which a weekly job runs so that no change waits for it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from shared.data_files import Entry
from shared.guide import Guide

# Numbers change, and a wrong one does harm.
HELP_PAGE, HELP_LINES = "get-help.md", "tests/help-lines.yml"
HALF_A_YEAR, A_YEAR = 183, 366


def stale(guide: Guide, today: date) -> Iterator[str]:
    """Pages that were last read through, and help lines that were last looked up, too long ago."""
    for source in guide.sources.values():
        reviewed, line = source.meta.get("reviewed"), source.line_of("reviewed:")
        days = HALF_A_YEAR if source.name == HELP_PAGE else A_YEAR
        if not isinstance(reviewed, date):
            yield f"{source.where}:{line}: no date of review; read the page through and write `reviewed: {today}`"
        elif (today - reviewed).days > days:
            yield f"{source.where}:{line}: last reviewed {reviewed}, over {days} days ago; read it through again"
    for line in guide.data(HELP_LINES) or []:
        looked_up = line.get("looked_up") if isinstance(line, Entry) else None
        if isinstance(looked_up, date) and (today - looked_up).days > HALF_A_YEAR:
            yield f"{HELP_LINES}:{line.line}: {line.get('line')} was last looked up {looked_up}; look it up again"


if __name__ == "__main__":
    found = list(stale(Guide(Path(__file__).parent.parent), date.today()))
    print(*found or ["Every page was read through in the last year, the help lines in the last six months."], sep="\n")
    sys.exit(1 if found else 0)
