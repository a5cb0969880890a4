"""What readers ask, for the search: docs/questions/*.yml, a file a page, a list a section, and docs/reader-words.yml."""

from shared.data_files import Entry
from shared.promises import promise

FOLDER = "docs/questions"
WORDS = "docs/reader-words.yml"
# Questions that no page answers, and words that sound like danger and are none: by any topics.
HELPERS = {"not-covered.yml", "sounds-like-danger.yml"}
# The page itself, beside its sections.
PAGE = "_page"
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
FEWEST = 3


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
    asked: dict[tuple[str, str], int] = {}
    for name, section, _ in questions(guide):
        asked[name, section] = asked.get((name, section), 0) + 1
    for source in guide.sources.values():
        name = source.name.removesuffix(".md") + ".yml"
        if source.name in SOUGHT_AS_A_WHOLE:
            if not any(file == name for file, _ in asked):
                yield f"{source.where}:1: no questions lead here; write some into {FOLDER}/{name}"
            continue
        for anchor, title in source.titles_by_anchor.items():
            if anchor not in NOT_SOUGHT and asked.get((name, anchor), 0) < FEWEST:
                yield f'{FOLDER}/{name}:1: fewer than {FEWEST} questions lead to "{title}"; write some below `{anchor}:`'


@promise
def test_words_of_danger_lead_to_sections_that_are_there(guide):
    urgent = guide.mapping(WORDS).get("urgent") or Entry()
    page = str(urgent.get("page", "get-help.md"))
    anchors = guide.sources[page].titles_by_anchor if page in guide.sources else {}
    for kind in ("sections", "perhaps"):
        for anchor in urgent.get(kind) or {}:
            if anchor not in anchors:
                line = guide.line_in(WORDS, f"{anchor}:")
                yield f"{WORDS}:{line}: `{kind}` names #{anchor}, which docs/{page} lacks; use one of {', '.join(anchors)}"
    if not urgent.get("sections"):
        yield f"{WORDS}:1: has no words of danger; put `urgent` back, with its `sections`"
    for name in guide.mapping(WORDS).get("gathering") or []:
        if name not in guide.sources:
            yield f"{WORDS}:{guide.line_in(WORDS, name)}: gathering names {name}, which docs/ lacks; name the page as its file"


@promise
def test_no_harmless_words_hide_words_of_danger(guide):
    urgent = guide.mapping(WORDS).get("urgent") or Entry()
    for section, words in (urgent.get("sections") or {}).items():
        for word in sorted(listed(words)):
            for harmless in sorted(listed(urgent.get("harmless"))):
                if f" {harmless} " in f" {word} ":
                    yield (
                        f'{WORDS}:{guide.line_in(WORDS, "harmless:")}: "{harmless}" is harmless and part of "{word}" in '
                        f"`{section}`; make the harmless one longer, or leave it out"
                    )


def listed(words: object) -> set[str]:
    """Words between commas, or in a list."""
    return {str(word).strip() for word in (words if isinstance(words, list) else str(words or "").split(","))} - {""}
