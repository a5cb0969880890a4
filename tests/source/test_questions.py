"""What readers ask, for the search: docs/questions/*.yml, a file a page, a list a section, and docs/reader-words.yml."""

from shared.approved import WORDS, between_commas, words_of_danger
from shared.data_files import Entry
from shared.promises import promise

FOLDER = "docs/questions"
# Questions that no page answers, and words that sound like danger and are none: by any topics.
HELPERS = {"not-covered.yml", "sounds-like-danger.yml"}
# The page itself, beside its sections.
PAGE = "page"
# Sections that nobody looks for by themselves.
NOT_SOUGHT = {"next", "do", "do-not", "words"}
# Pages of which somebody looks for the whole: what they gather is found where it comes from.
SOUGHT_AS_A_WHOLE = {
    "index.md",
    "should-i-write-to-them.md",
    "the-guide-on-one-page.md",
    "messages-you-can-adapt.md",
    "read-it-offline.md",
    "about-this-guide.md",
}


def files(guide) -> dict[str, object]:
    """What each file of questions says, by its name."""
    paths = sorted((guide.root / FOLDER).glob("*.yml"))
    return {path.name: guide.data(f"{FOLDER}/{path.name}") for path in paths}


def questions(guide) -> list[tuple[str, str, str]]:
    """Each question, with its file and its section."""
    return [
        (name, str(section), str(question))
        for name, sections in files(guide).items()
        if isinstance(sections, Entry)
        for section, asked in sections.items()
        if isinstance(asked, list)
        for question in asked
    ]


@promise
def test_questions_are_lists_by_section(guide):
    for name, sections in files(guide).items():
        where = f"{FOLDER}/{name}"
        if not isinstance(sections, Entry):
            yield f"{where}:1: is no list of sections; write `anchor:` and below it lines such as `- how long do I wait`"
            continue
        for section, asked in sections.items():
            line = guide.line_in(where, f"{section}:")
            if not isinstance(asked, list) or not asked:
                yield f"{where}:{line}: {section} has no list; write lines such as `- how long do I wait` below it"
                continue
            for question in asked:
                if not isinstance(question, (str, int)):
                    yield f'{where}:{line}: a question of {section} is no text; put it between "": {question}'


@promise
def test_questions_name_pages_and_sections_that_are_there(guide):
    for name, sections in files(guide).items():
        source = guide.sources.get(name.removesuffix(".yml") + ".md")
        if name in HELPERS:
            continue
        if source is None:
            yield f"{FOLDER}/{name}:1: there is no page docs/{name.removesuffix('.yml')}.md; name the file as its page"
        elif isinstance(sections, Entry):
            for section in sections.keys() - source.titles_by_anchor.keys() - {PAGE}:
                line = guide.line_in(f"{FOLDER}/{name}", f"{section}:")
                yield f"{FOLDER}/{name}:{line}: {source.where} has no #{section}; use one of {', '.join(source.titles_by_anchor)}"


@promise
def test_no_question_is_asked_twice(guide):
    """One that two sections claim teaches the search nothing."""
    first: dict[str, str] = {}
    for name, section, question in questions(guide):
        words = " ".join(question.lower().split())
        if words in first:
            line = guide.line_in(f"{FOLDER}/{name}", question)
            yield f'{FOLDER}/{name}:{line}: "{question}" of {section} is also in {first[words]}; keep the better place'
        first.setdefault(words, f"{name}, {section}")


@promise
def test_every_section_that_somebody_looks_for_has_questions(guide):
    asked = {(name, section) for name, section, _ in questions(guide)}
    for source in guide.sources.values():
        name = source.name.removesuffix(".md") + ".yml"
        if source.name in SOUGHT_AS_A_WHOLE:
            if not any(file == name for file, _ in asked):
                yield f"{source.where}:1: no questions lead here; write some into {FOLDER}/{name}"
            continue
        for anchor, title in source.titles_by_anchor.items():
            if anchor not in NOT_SOUGHT and (name, anchor) not in asked:
                yield f'{FOLDER}/{name}:1: no questions lead to "{title}"; write some below `{anchor}:`'


@promise
def test_words_of_danger_lead_to_sections_that_are_there(guide):
    danger = guide.mapping(WORDS).get("danger")
    page = str(danger.get("page")) if isinstance(danger, Entry) else ""
    if page not in guide.sources or not words_of_danger(guide):
        yield f"{WORDS}:1: has no words of danger; put `danger` back, with its `page` and its `words` by section"
        return
    anchors = guide.sources[page].titles_by_anchor
    for section in words_of_danger(guide).keys() - anchors.keys():
        line = guide.line_in(WORDS, f"{section}:")
        yield f"{WORDS}:{line}: words lead to #{section}, which docs/{page} lacks; use one of {', '.join(anchors)}"


@promise
def test_no_harmless_words_hide_words_of_danger(guide):
    danger = guide.mapping(WORDS).get("danger")
    for harmless in sorted(between_commas(danger.get("harmless"))) if isinstance(danger, Entry) else []:
        for section, words in words_of_danger(guide).items():
            for word in sorted(words):
                if f" {harmless} " in f" {word.replace('*', '')} ":
                    yield (
                        f'{WORDS}:{guide.line_in(WORDS, "harmless:")}: "{harmless}" is harmless and part of "{word}" in '
                        f"`{section}`; make the harmless one longer, or leave it out"
                    )
