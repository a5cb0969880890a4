"""The front matter of the pages: which keys there are, and what they say."""

from collections import defaultdict
from datetime import date

from bs4 import BeautifulSoup
from shared.closing_list import UNREADABLE
from shared.promises import promise, promise_of_each_page

# What each key holds, and whether every page has it.
KEYS = {
    "description": (str, "every"),  # the summary in search results, link previews and the e-book
    "reviewed": (date, "every"),  # the day on which somebody last read the page through
    "step": (int, "some"),  # the page's place on the way
    "asks": (str, "some"),  # what the step asks of the reader, in a line
    "leave": (bool, "some"),  # whether it has a quick way out, for readers whom somebody may watch
}
STEPS = 6
DESCRIPTION = range(50, 161)
MAP = "docs/assets/drawings/map.svg"


@promise_of_each_page
def test_every_page_can_be_read(source, guide):
    if source.fault:
        line, _, why = source.fault.partition(": ")
        yield int(line), f"{UNREADABLE}{why}"


@promise_of_each_page
def test_front_matter_has_the_known_keys(source, guide):
    if source.fault:
        return
    for key, (_, pages) in KEYS.items():
        if pages == "every" and key not in source.meta:
            yield 1, f"front matter has no `{key}`; add it, as other pages do"
    for key, value in source.meta.items():
        line = source.line_of(f"{key}:")
        if key not in KEYS:
            yield line, f"front matter key `{key}` is unknown; use one of {', '.join(KEYS)}"
        elif not isinstance(value, KEYS[key][0]):
            yield line, f"`{key}` is not a {KEYS[key][0].__name__}; write it as other pages do"
    if ("step" in source.meta) != ("asks" in source.meta):
        yield source.line_of("step"), "`step` and `asks` go together; give both or neither"


@promise_of_each_page
def test_reviews_are_past_and_descriptions_fit_a_search_result(source, guide):
    reviewed, length = source.meta.get("reviewed"), len(str(source.meta.get("description", "")))
    if isinstance(reviewed, date) and reviewed > date.today():
        yield source.line_of("reviewed:"), f"the review of {reviewed} is still to come; write its day"
    if length not in DESCRIPTION:
        remedy = f"write {DESCRIPTION[0]} to {DESCRIPTION[-1]}"
        yield source.line_of("description:"), f"the description has {length} characters; {remedy}"


@promise
def test_titles_descriptions_and_steps_are_unique(guide):
    for what, of in {
        "title": lambda source: source.title.lower(),
        "description": lambda source: str(source.meta.get("description", "")).lower(),
        "step": lambda source: source.meta.get("step"),
    }.items():
        users = defaultdict(list)
        for source in guide.sources.values():
            if of(source):
                users[of(source)].append(source)
        for value, (first, *others) in users.items():
            for other in others:
                line = other.line_of("# " if what == "title" else f"{what}:")
                yield f'{other.where}:{line}: {what} "{value}" is also that of {first.where}; change one'


@promise
def test_steps_follow_the_navigation(guide):
    wanted = list(range(1, STEPS + 1))
    if [source.meta["step"] for source in guide.steps] != wanted:
        found = ", ".join(f"{source.name} {source.meta['step']}" for source in guide.steps)
        yield f"mkdocs.yml:{guide.line_in('mkdocs.yml', 'nav:')}: the steps in the order of nav are {found}; make them {wanted}"


@promise
def test_the_map_names_the_steps(guide):
    """For eyes and for ears."""
    steps = [source.title for source in guide.steps]
    drawing = BeautifulSoup(guide.text(MAP), "xml")
    story = drawing.desc.extract().get_text() if drawing.desc else ""
    shown = [text for text in (label.get_text() for label in drawing.find_all("text")) if text in steps]
    remedy = f"name the steps as mkdocs.yml and their pages do: {', '.join(steps)}"
    if shown != steps:
        yield f"{MAP}:1: shows {', '.join(shown)}; {remedy}"
    if ", ".join(steps).lower() not in story.lower():
        yield f"{MAP}:1: its <desc> describes another way than the pages; {remedy}"
