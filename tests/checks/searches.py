"""The searches of tests/searches.yml: each names the points of the ledger, or the places, that answer it."""

from dataclasses import dataclass

from .guide import Guide
from .yaml_files import read_yaml

NOT_SETS = {"bars"}


@dataclass(frozen=True)
class Asked:
    """One search, as a reader typed it."""

    set: str
    """Who wrote it: see the head of the file."""
    kind: str
    query: str
    answers: list[str]
    """Points such as `A7`, or places such as `get-help.md#stalking`; none for what has no answer."""


def searches(guide: Guide) -> list[Asked]:
    """Every search, in the order of the file."""
    sets = read_yaml(guide.root / "tests" / "searches.yml")
    return [
        Asked(set_, kind, str(query), answers_in(queries, query))
        for set_, kinds in sets.items()
        if set_ not in NOT_SETS
        for kind, queries in kinds.items()
        for query in queries
    ]


def answers_in(queries: dict | list, query: str) -> list[str]:
    """What stands behind a query; nothing, where queries are only listed."""
    return queries[query].replace(" ", "").split(",") if isinstance(queries, dict) else []


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
