"""The searches of tests/searches.yml: each names the points of the ledger, or the places, that answer it."""

from dataclasses import dataclass, field
from pathlib import Path

from .guide import Guide
from .yaml_files import read_yaml

# What the sets of these names are about; all others have an answer in the guide.
KINDS = {"danger": "danger", "not-covered": "none", "harmless": "harmless"}


@dataclass(frozen=True)
class Asked:
    """One search, as a reader typed it."""

    set: str
    kind: str
    """`answer`, `danger` (the help page has to lead), `none` (not in the guide) or `harmless` (only sounds like danger)."""
    query: str
    answers: list[str] = field(default_factory=list)
    """Points such as `A7`, or places such as `get-help.md#stalking`."""


def searches(guide: Guide) -> list[Asked]:
    """Every search, in the order of the file."""
    return read_sets(guide.root / "tests" / "searches.yml")


def read_sets(file: Path) -> list[Asked]:
    return [
        Asked(name, next((kind for end, kind in KINDS.items() if name.endswith(end)), "answer"), str(query), answers)
        for name, queries in read_yaml(file).items()
        for query, answers in listed(queries)
    ]


def listed(queries: dict | list) -> list[tuple[str, list[str]]]:
    """Each query with what stands behind it; nothing, where queries are only listed."""
    if isinstance(queries, list):
        return [(query, []) for query in queries]
    return [(query, [answer.strip() for answer in answers.split(",")]) for query, answers in queries.items()]


def places(asked: Asked, guide: Guide) -> set[str]:
    """Where the answers stand in the built site."""
    found = [place for answer in asked.answers for place in guide.places_by_point.get(answer, [answer])]
    return {place.replace(".md", ".html") for place in found}


def lost_answers(guide: Guide) -> list[str]:
    """Answers that are neither a point of the ledger nor a place in the built site."""
    lines = (guide.root / "tests" / "searches.yml").read_text(encoding="utf-8").splitlines()
    faults = []
    for asked in searches(guide):
        for answer in asked.answers:
            if answer not in guide.places_by_point and not is_place(answer, guide):
                line = next((n for n, text in enumerate(lines, 1) if asked.query in text and answer in text), 1)
                faults.append(
                    f'tests/searches.yml:{line}: the answer {answer} to "{asked.query}" is no point of the ledger and '
                    "no place in the guide; write A1 to A25, B1 to B45 or page.md#anchor"
                )
    return faults


def is_place(answer: str, guide: Guide) -> bool:
    page, _, anchor = answer.partition("#")
    built = guide.pages.get(page.replace(".md", ".html"))
    return bool(built) and (not anchor or anchor in built.tags_by_id)
