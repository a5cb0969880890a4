"""Date and name the guide by its last commit, so that a build can be repeated to the byte on any day and machine."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class GuideVersion:
    """What a reader is told about the age of a copy."""

    name: str
    """Such as `2026.11.22-1a2b3c4`: the day, and the commit where git knows it."""
    date: datetime

    @property
    def seconds(self) -> int:
        """The date in seconds since 1970."""
        return int(self.date.timestamp())

    @property
    def day(self) -> str:
        """The date in words, such as `22 November 2026`; strftime would follow the machine's language."""
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year}"


def read_version(root: Path) -> GuideVersion:
    """Take the date from SOURCE_DATE_EPOCH, the last commit or the last review, whichever is there first."""
    seconds, commit = last_commit(root)
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or seconds or last_review(root)
    date = datetime.fromtimestamp(int(seconds), timezone.utc)
    return GuideVersion("-".join(filter(None, [f"{date:%Y.%m.%d}", commit])), date)


def last_commit(root: Path) -> tuple[str, str]:
    """The time and short name of the last commit, or empty strings without a repository or without git."""
    if not (root / ".git").exists():
        return "", ""
    try:
        git = subprocess.run(
            ["git", "log", "-1", "--format=%ct %H"], cwd=root, capture_output=True, text=True, check=False
        )
    except OSError:
        return "", ""
    seconds, _, commit = git.stdout.strip().partition(" ")
    # Cut here, because git's own short names grow with the number of objects on a machine.
    return seconds, commit[:7]


def last_review(root: Path) -> str:
    """The newest `reviewed` date of a page, in seconds: what is left where there is no history."""
    pages = (page.read_text(encoding="utf-8") for page in root.glob("docs/*.md"))
    days = [day for page in pages for day in re.findall(r"^reviewed: (\d{4}-\d\d-\d\d)", page, re.MULTILINE)]
    day = max(days, default="2026-01-01")
    # Printed, not logged: strict builds stop at a logged warning, and quiet ones hide anything less.
    print(
        f"No git, or no commit: the guide is dated by its last review, {day}. Set SOURCE_DATE_EPOCH to change that.",
        file=sys.stderr,
    )
    return str(int(datetime.fromisoformat(day).replace(tzinfo=timezone.utc).timestamp()))
