"""Tell which pages nobody has read through for long; a weekly job runs it, so that no change waits for it."""

import sys
from datetime import date
from pathlib import Path

from checks.front_matter import older_than
from checks.guide import Guide

ROOT = Path(__file__).parent.parent
# Numbers change, and a wrong one does harm.
HELP_LINES = "get-help.md"
HALF_A_YEAR, A_YEAR = 183, 366


def stale_pages(guide: Guide, today: date) -> list[str]:
    others = [name for name in guide.sources if name != HELP_LINES]
    return older_than(HALF_A_YEAR, [HELP_LINES], guide, today) + older_than(A_YEAR, others, guide, today)


if __name__ == "__main__":
    faults = stale_pages(Guide(ROOT, ROOT / "site"), date.today())
    print(*faults or ["Every page was read through in the last year, the help lines in the last six months."], sep="\n")
    sys.exit(1 if faults else 0)
