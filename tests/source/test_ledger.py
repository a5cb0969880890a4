"""Nothing of the two articles is lost, every don't is a warning, and what we added is listed as ours."""

import hashlib

from shared.data_files import Entry, Shape
from shared.promises import promise, promise_of_each_page

LEDGER = "tests/ledger.yml"
POINTS = {"a": 25, "b": 45}
# Of the ids, kinds and words of all points, so that nobody drops or rewords one without meaning to.
DIGEST = "d3afabf4248daffd"
KINDS = {"do", "dont", "why", "context", "example", "sign"}
POINT = Shape(
    '`- id: A1`, `kind: do`, `point: "..."`, `at: [page.md#anchor]`', {"id": str, "kind": str, "point": str, "at": list}
)
OURS = Shape('`- point: "..."` with `at: [page.md#anchor]` below it', {"point": str, "at": list})
PARTS = {"a": POINT, "b": POINT, "ours": OURS}


def entries(guide, *parts: str) -> list[Entry]:
    """The entries that have the right shape."""
    return [entry for part in parts or PARTS for entry in PARTS[part].whole(guide.mapping(LEDGER).get(part))]


def where(entry: Entry) -> str:
    return f"{LEDGER}:{entry.line}: {entry.get('id') or chr(34) + entry['point'] + chr(34)}"


@promise
def test_entries_of_the_ledger_are_whole(guide):
    ledger = guide.mapping(LEDGER)
    for part in sorted(ledger.keys() - PARTS):
        yield f'{LEDGER}:{guide.line_in(LEDGER, part)}: "{part}" is no part of the ledger; use {", ".join(PARTS)}'
    for part, shape in PARTS.items():
        if part not in ledger:
            yield f"{LEDGER}:1: the part `{part}` is missing; put it back"
        yield from shape.faults(LEDGER, ledger.get(part), f"`{part}`")
    for entry in entries(guide, "a", "b"):
        if entry["kind"] not in KINDS:
            yield f'{where(entry)} is of kind "{entry["kind"]}"; use one of {", ".join(sorted(KINDS))}'


@promise
def test_all_points_of_both_articles_are_there(guide):
    listed = [entry for part in POINTS for entry in guide.mapping(LEDGER).get(part) or [] if isinstance(entry, Entry)]
    found = [entry.get("id") for entry in listed]
    wanted = [f"{part.upper()}{number}" for part, count in POINTS.items() for number in range(1, count + 1)]
    points = [f"{entry['id']} {entry['kind']} {entry['point']}" for entry in entries(guide, "a", "b")]
    digest = hashlib.sha256("\n".join(points).encode()).hexdigest()[:16]
    if wrong := [point for point in dict.fromkeys(wanted + found) if found.count(point) != wanted.count(point)]:
        for point in wrong:
            yield f"{LEDGER}:1: {point} is there {found.count(point)} times; the articles have it {wanted.count(point)} times"
    elif found != wanted:
        yield f"{LEDGER}:1: the points of the articles are out of order; sort them by id"
    elif len(points) == len(wanted) and digest != DIGEST:
        remedy = f'put them back, or if that is meant set DIGEST in tests/source/test_ledger.py to "{digest}"'
        yield f"{LEDGER}:1: the kind or the words of a point have changed; {remedy}"


@promise
def test_every_point_has_a_place_in_the_guide_and_every_dont_a_warning(guide):
    warnings = {f"{source.name}#{warning.anchor}" for source in guide.sources.values() for warning in source.warnings}
    for entry, at in ((point, str(at)) for point in entries(guide) for at in point["at"]):
        place = f"{where(entry)} is placed at {at}"
        if "#" not in at or not guide.has(at):
            yield f"{place}, an anchor that the page lacks; name the page and section it stands in now, as page.md#anchor"
        elif entry.get("kind") == "dont" and at not in warnings:
            yield f'{place}, which is not in a warning; put the don\'t in a `!!! warning "Do not ..."`'


@promise_of_each_page
def test_every_warning_is_in_the_ledger(source, guide):
    listed = {str(at) for entry in entries(guide) for at in entry["at"]}
    for warning in source.warnings:
        if warning.anchor and (place := f"{source.name}#{warning.anchor}") not in listed:
            yield warning, f"is not in {LEDGER}; list {place} under its point, or under `ours` as {OURS.like}"
