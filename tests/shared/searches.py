"""The searches of tests/searches.yml: each names the points of the ledger, or the places, that answer it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .data_files import Entry
from .guide import Guide

FILE, LEDGER = "tests/searches.yml", "tests/ledger.yml"
# What the sets whose names end so are about; all others have an answer in the guide.
KINDS = {"danger": "danger", "not-covered": "none", "harmless": "harmless"}


@dataclass(frozen=True)
class Asked:
    """One search, as a reader typed it."""

    set: str
    kind: str
    """`answer`, `danger` (the help page has to lead), `none` (not in the guide) or `harmless` (only sounds like danger)."""
    query: str
    answers: list[str] = field(default_factory=list)  # points such as `A7`, or places such as `get-help.md#stalking`


def searches(guide: Guide) -> Iterator[Asked]:
    """Every search, in the order of the file."""
    for name, queries in guide.mapping(FILE).items():
        kind = next((kind for end, kind in KINDS.items() if name.endswith(end)), "answer")
        answered = queries if isinstance(queries, Entry) else dict.fromkeys(queries or [], "")
        for query, answers in answered.items():
            yield Asked(name, kind, str(query), [part.strip() for part in str(answers).split(",") if part.strip()])


def places_by_point(guide: Guide) -> dict[str, list[str]]:
    """Where each point of the two articles stands, by its id."""
    entries = [entry for part in ("a", "b") for entry in guide.mapping(LEDGER).get(part) or []]
    return {entry.get("id"): entry.get("at") or [] for entry in entries if isinstance(entry, Entry)}


def places(asked: Asked, guide: Guide) -> set[str]:
    """Where the answers stand in the built site."""
    points = places_by_point(guide)
    return {place.replace(".md", ".html") for answer in asked.answers for place in points.get(answer, [answer])}
