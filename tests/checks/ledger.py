"""The ledger: every point of the two articles, every don't and every addition has its place in the built site."""

import hashlib
from collections import Counter

from bs4 import Tag

from .guide import Guide

POINTS = {"a": 25, "b": 45}
# Of the ids, kinds and words of all points, so that nobody drops or rewords one without meaning to.
DIGEST = "d3afabf4248daffd"
KINDS = {"do", "dont", "why", "context", "example", "sign"}
KEYS = {"a": {"id", "kind", "point", "at"}, "b": {"id", "kind", "point", "at"}, "ours": {"point", "at"}}


def half_entries(guide: Guide) -> list[str]:
    """Entries that lack a key, have one too many, or name no place."""
    faults = []
    for part, keys in KEYS.items():
        for entry in guide.ledger.get(part) or []:
            where = place(entry, guide)
            faults += [f"{where} has no `{key}`; add it" for key in sorted(keys - entry.keys())]
            faults += [
                f"{where} has `{key}`, which the ledger does not know; drop it" for key in sorted(entry.keys() - keys)
            ]
            if "kind" in keys and entry.get("kind", "do") not in KINDS:
                faults.append(f'{where} is of kind "{entry["kind"]}"; use one of {", ".join(sorted(KINDS))}')
            if not entry.get("at") and "at" in entry:
                faults.append(f"{where} names no place; give its `at` a page.md#anchor")
    return faults + [
        f'tests/ledger.yml: "{part}" is no part of the ledger; use {", ".join(KEYS)}'
        for part in sorted(guide.ledger.keys() - KEYS)
    ]


def lost_points(guide: Guide) -> list[str]:
    """Points that are missing, doubled, out of order or reworded."""
    faults = []
    for part, count in POINTS.items():
        found = [str(entry.get("id")) for entry in guide.ledger.get(part) or []]
        wanted = [f"{part.upper()}{number}" for number in range(1, count + 1)]
        faults += [
            f"tests/ledger.yml: {point} is lost; put it back, article {part.upper()} has {count} points"
            for point in wanted
            if point not in found
        ]
        faults += [
            f"tests/ledger.yml: {point} is no point of article {part.upper()}; the last is {wanted[-1]}"
            for point in found
            if point not in wanted
        ]
        faults += [
            f"tests/ledger.yml: {point} stands {times} times; keep one"
            for point, times in Counter(found).items()
            if times > 1
        ]
        if not faults and found != wanted:
            faults.append(f"tests/ledger.yml: the points of {part} are out of order; sort them by id")
    if not faults and digest(guide) != DIGEST:
        faults.append(
            "tests/ledger.yml: the kind or the words of a point have changed; put them back, "
            f'or if that is meant set DIGEST in tests/checks/ledger.py to "{digest(guide)}"'
        )
    return faults


def digest(guide: Guide) -> str:
    points = [
        f"{entry['id']} {entry.get('kind')} {entry.get('point')}" for part in POINTS for entry in guide.ledger[part]
    ]
    return hashlib.sha256("\n".join(points).encode()).hexdigest()[:16]


def doubled_entries(guide: Guide) -> list[str]:
    """Additions listed twice, and places that one entry names twice."""
    faults = []
    for point, times in Counter(str(entry.get("point")) for entry in guide.ledger.get("ours") or []).items():
        if times > 1:
            faults.append(f'tests/ledger.yml: the addition "{point}" stands {times} times; keep one')
    for entry in entries(guide):
        for at, times in Counter(entry.get("at") or []).items():
            if times > 1:
                faults.append(f"{place(entry, guide)} names {at} {times} times; keep one")
    return faults


def lost_places(guide: Guide) -> list[str]:
    """Places that the built site does not have exactly once, and don'ts that stand outside a warning."""
    faults = []
    for entry in entries(guide):
        for at in entry.get("at") or []:
            where = f"{place(entry, guide)} is placed at {at}"
            page, _, anchor = at.partition("#")
            if page not in guide.sources or guide.sources[page].html not in guide.pages:
                faults.append(f"{where}, a page that the site does not have; name the page it stands on now")
                continue
            found = guide.pages[guide.sources[page].html].tags_by_id.get(anchor, [])
            if len(found) != 1:
                faults.append(f"{where}, an anchor that the built page has {len(found)} times; it must be there once")
            elif entry.get("kind") == "dont" and not found[0].find_parent(is_warning):
                faults.append(f'{where}, which is not in a warning; put the don\'t in a `!!! warning "Do not ..."`')
    return faults


def unlisted_warnings(guide: Guide) -> list[str]:
    """Warnings of the built site that no entry of the ledger names."""
    listed = {at for entry in entries(guide) for at in entry.get("at") or []}
    faults = []
    for source in guide.sources.values():
        for warning in guide.pages[source.html].warnings if source.html in guide.pages else []:
            anchors = {tag["id"] for tag in warning.find_all(id=True)} | {warning.get("id")}
            if not any(f"{source.name}#{anchor}" in listed for anchor in anchors):
                title = warning.select_one(".admonition-title")
                words = title.get_text(" ", strip=True) if title else "without a title"
                faults.append(
                    f"{source.where}:{source.line_of('!!! warning ' + chr(34) + words)}: "
                    f'the warning "{words}" is not in tests/ledger.yml; list it under its point, or under `ours`'
                )
    return faults


def is_warning(tag: Tag) -> bool:
    return {"admonition", "warning"} <= set(tag.get("class") or [])


def entries(guide: Guide) -> list[dict]:
    return [entry for part in KEYS for entry in guide.ledger.get(part) or []]


def place(entry: dict, guide: Guide) -> str:
    """Where `entry` stands in the ledger, and which it is."""
    name = str(entry.get("id") or f'"{entry.get("point")}"')
    sought = f"- id: {name}" if "id" in entry else f"- point: {name}"
    return f"tests/ledger.yml:{guide.ledger_lines.get(sought, 1)}: {name}"
