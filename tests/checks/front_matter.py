"""The front matter of the pages: the keys of tests/front-matter.yml, and what they say."""

from collections import defaultdict
from datetime import date

from bs4 import BeautifulSoup

from .guide import Guide, on_each_page
from .markdown_pages import Source
from .yaml_files import read_yaml

TYPES = {"text": str, "date": date, "number": int, "mapping": dict, "list": list}
STEPS = 6
# What the fault of a page begins with that nobody can read.
UNREADABLE = "cannot be read: "
MAP = "docs/assets/drawings/map.svg"


@on_each_page
def unreadable(source: Source, guide: Guide) -> list[str]:
    """Pages whose front matter or letters nobody can read."""
    line, _, why = source.fault.partition(": ")
    return [f"{source.where}:{line}: {UNREADABLE}{why}"] if source.fault else []


@on_each_page
def wrong_keys(source: Source, guide: Guide) -> list[str]:
    """Keys that are missing, unknown, or of another type than the list says."""
    if source.fault:
        return []
    known = known_keys(guide)
    faults = [
        f"{source.where}:1: front matter has no `{key}`; add it: {rule['for']}"
        for key, rule in known.items()
        if rule["pages"] == "every" and key not in source.meta
    ]
    for key, value in source.meta.items():
        line = source.line_of(f"{key}:")
        if key not in known:
            faults.append(f"{source.where}:{line}: front matter key `{key}` is unknown; use one of {', '.join(known)}")
        elif not isinstance(value, TYPES[known[key]["is"]]):
            faults.append(f"{source.where}:{line}: `{key}` is not a {known[key]['is']}; write it as other pages do")
    reviewed = source.meta.get("reviewed")
    if isinstance(reviewed, date) and reviewed > date.today():
        line = source.line_of("reviewed:")
        faults.append(f"{source.where}:{line}: `reviewed` is {reviewed}, a day to come; write the day of the review")
    if ("step" in source.meta) != ("asks" in source.meta):
        faults.append(f"{source.where}:{source.line_of('step')}: `step` and `asks` go together; give both or neither")
    return faults


def unused_keys(guide: Guide) -> list[str]:
    """Keys of the list that no page uses."""
    used = {key for source in guide.sources.values() for key in source.meta}
    return [
        f"tests/front-matter.yml: no page uses `{key}`; take it off the list"
        for key in known_keys(guide)
        if key not in used
    ]


def known_keys(guide: Guide) -> dict[str, dict]:
    return read_yaml(guide.root / "tests" / "front-matter.yml")


@on_each_page
def poor_description(source: Source, guide: Guide) -> list[str]:
    """A description that a search engine would cut off or make up."""
    length = len(str(source.meta.get("description", "")))
    if 50 <= length <= 160:
        return []
    line = source.line_of("description:")
    return [f"{source.where}:{line}: the description has {length} characters; write 50 to 160"]


def doubled(guide: Guide) -> list[str]:
    """Titles, descriptions and steps that two pages share."""
    faults = []
    for what, of in {
        "title": lambda source: source.title.lower(),
        "description": lambda source: str(source.meta.get("description", "")).lower(),
        "step": lambda source: source.meta.get("step"),
    }.items():
        users = defaultdict(list)
        for source in guide.sources.values():
            if of(source):
                users[of(source)].append(source)
        for value, sources in users.items():
            first, *others = sources
            faults += [
                f'{other.where}:{other.line_of(what + ":")}: {what} "{value}" is also that of {first.where}; change one'
                for other in others
            ]
    return faults


def steps_out_of_order(guide: Guide) -> list[str]:
    """Steps that are missing, or stand in another order in the navigation."""
    wanted = list(range(1, STEPS + 1))
    if [source.meta["step"] for source in guide.steps] == wanted:
        return []
    found = ", ".join(f"{source.name} {source.meta['step']}" for source in guide.steps)
    return [f"mkdocs.yml: the steps in the order of nav are {found}; they are to be {wanted}"]


def steps_off_the_map(guide: Guide) -> list[str]:
    """Steps that the map on the home page calls otherwise, for eyes or for ears."""
    steps = [source.title for source in guide.steps]
    drawing = BeautifulSoup((guide.root / MAP).read_text(encoding="utf-8"), "xml")
    story = drawing.desc.extract().get_text()
    shown = [text for text in (label.get_text() for label in drawing.find_all("text")) if text in steps]
    remedy = f"name the steps as mkdocs.yml and their pages do: {', '.join(steps)}"
    faults = []
    if shown != steps:
        faults.append(f"{MAP}: shows {', '.join(shown)}; {remedy}")
    if ", ".join(steps).lower() not in story.lower():
        faults.append(f"{MAP}: its <desc> tells another way than the pages; {remedy}")
    return faults


@on_each_page
def lost_search_words(source: Source, guide: Guide) -> list[str]:
    """Sections of `asked_as` that the page does not have."""
    return [
        f"{source.where}:{source.line_of(f'{anchor}:')}: `asked_as` names #{anchor}, which the page lacks; "
        f"use one of {', '.join(source.titles_by_anchor())}"
        for anchor in source.meta.get("asked_as", {})
        if anchor not in source.titles_by_anchor()
    ]


def older_than(days: int, names: list[str], guide: Guide, today: date) -> list[str]:
    """Pages among `names` whose last review is more than `days` ago."""
    faults = []
    for name in names:
        source = guide.sources[name]
        reviewed = source.meta.get("reviewed")
        line = source.line_of("reviewed:")
        if not isinstance(reviewed, date):
            faults.append(
                f"{source.where}:{line}: no date of review; read the page through and write `reviewed: {today}`"
            )
        elif (today - reviewed).days > days:
            faults.append(
                f"{source.where}:{line}: last reviewed {reviewed}, over {days} days ago; read it through again"
            )
    return faults
