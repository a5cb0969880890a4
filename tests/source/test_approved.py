"""No advice turns into its opposite by a slip: what decides is approved in tests/approved.yml, see `make approve`."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from shared.approved import ALSO, DANGER, FILE, Approval, approvals, approved, promised, weight
from shared.data_files import parse_yaml
from shared.promises import promise

REMEDY = "put it back, or if it is meant run `make approve` and have the difference read"
READ = "read it once more, and run `make approve`"


def meant_by(text: str, candidates: dict[str, int]) -> str:
    """That of `candidates` which says nearly the same as `text`, or nothing."""
    nearest = max(candidates, key=lambda other: SequenceMatcher(None, text, other).ratio(), default="")
    return nearest if SequenceMatcher(None, text, nearest).ratio() > 0.5 else ""


@promise
def test_the_guide_says_what_was_approved(guide):
    known, now = approved(guide), approvals(guide)
    if not known:
        why = parse_yaml(guide.text(FILE))[1] or "1: it is missing or empty"
        yield f"{FILE}:{why}; run `make approve`"
        return
    for place in known.keys() - now.keys():
        line = guide.line_in(FILE, f"{place}:")
        yield f"{FILE}:{line}: {place} is gone, and readers have links to it; keep its anchor, or {REMEDY}"
    for place in now.keys() & known.keys():
        yield from differences(guide, place, known[place], now[place])
    for place in now.keys() - known.keys():
        if any(approval.kind != ALSO for approval in now[place]):
            first = min(now[place], key=now[place].get)
            yield f'{file_of(place)}:{now[place][first]}: {place} is new, with "{first.text}"; {READ}'


def differences(guide, place: str, known: list[Approval], now: dict[Approval, int]) -> Iterator[str]:
    """What was approved at `place` and is not there now, each with what stands in its stead, and what is new there."""
    gone = sorted((one for one in known if one not in now), key=lambda one: one.kind == ALSO)
    new = {one: line for one, line in now.items() if one not in known}
    said = sentences_at(guide, place) | {approval.text: line for approval, line in new.items()} if gone else {}
    said = {text: line for text, line in said.items() if text not in {approval.text for approval in known}}
    for approval in gone:
        other = "" if approval.kind == DANGER else meant_by(approval.text, said)
        line = said.pop(other, None) or line_of(guide, place)
        if approval.kind == ALSO and weight(other) == weight(approval.text):
            continue
        new = {one: line for one, line in new.items() if one.text != other}
        changed = f'now "{other}"' if other else "now gone"
        yield f'{file_of(place)}:{line}: {approval.kind} of {place}: approved "{approval.text}", {changed}; {REMEDY}'
    for approval, line in new.items():
        if approval.kind != ALSO:
            yield f'{file_of(place)}:{line}: {approval.kind} of {place}: "{approval.text}" is new; {READ}'


def file_of(place: str) -> str:
    return f"docs/{place.partition('#')[0]}"


def sentences_at(guide, place: str) -> dict[str, int]:
    page, _, anchor = place.partition("#")
    source = guide.sources.get(page)
    if not source:
        return {}
    said = [] if anchor else promised(source)
    said += [found for block in source.section(anchor) for found in block.sentences]
    return {sentence: line for line, sentence in said}


def line_of(guide, place: str) -> int:
    page, _, anchor = place.partition("#")
    if page not in guide.sources:
        return guide.line_in(f"docs/{page}", f"{anchor}:")
    blocks = guide.sources[page].blocks
    return next((block.line for block in blocks if block.anchor == anchor), 1)
