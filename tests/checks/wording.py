"""The words on the page: how long, how plain, and whom they speak of."""

import re
from functools import cache

from .guide import Guide, on_each_page
from .markdown_pages import Block, Source
from .yaml_files import read_yaml

LONGEST_SENTENCE = 25
LONGEST_PARAGRAPH = 3
LONGEST_LIST = 8
WORDS_ON_A_PAGE = range(250, 701)
# Pages that are not for reading through, and why.
OTHER_LENGTHS = {
    "index.md": range(120, 501),  # a choice of ways in, not a text
    "the-guide-on-one-page.md": range(150, 701),  # has to print on one sheet
    "messages-you-can-adapt.md": range(250, 1001),  # a collection: nobody reads all of it
    "what-not-to-do.md": range(250, 1201),  # every don't in one place, each to be found by search
    "get-help.md": range(150, 901),  # help lines of several countries
    "read-it-offline.md": range(120, 701),  # as short as it can be
}
# Lists that are for looking up one line, not for reading through.
TO_LOOK_UP = {
    "index.md",  # the ten places a reader may be in, each with its way in
    "get-help.md",  # help lines by country, each with how to use it
}
# Pages that speak of people in words that the guide avoids elsewhere.
NAMES_PEOPLE = {
    "about-this-guide.md",  # tells which words the search understands
    "get-help.md",  # help lines have such words in their names, and say whom they are for
}

SENTENCE = re.compile(r"""[^.!?]*(?:[.!?](?![\s"'’”)]|$)[^.!?]*)*(?:[.!?]+["'’”)]*|$)""")


def sentences(block: Block) -> list[tuple[int, str]]:
    """The sentences of `block`, each with its line."""
    return [(block.line + lines, sentence) for lines, sentence in split(block.text)]


@cache
def split(text: str) -> list[tuple[int, str]]:
    """The sentences of `text`, each with the number of lines before it."""
    found = []
    for match in SENTENCE.finditer(text):
        words = match[0]
        if words.strip():
            start = match.start() + len(words) - len(words.lstrip())
            found.append((text[:start].count("\n"), " ".join(words.split())))
    return found


@cache
def count_words(text: str) -> int:
    return sum(1 for word in text.split() if re.search(r"\w", word))


@on_each_page
def long_sentences(source: Source, guide: Guide) -> list[str]:
    return [
        f'{source.where}:{line}: "{sentence[:40]}…" has {count} words; split it, the limit is {LONGEST_SENTENCE}'
        for block in source.blocks
        for line, sentence in sentences(block)
        if block.kind != "html" and (count := count_words(sentence)) > LONGEST_SENTENCE
    ]


@on_each_page
def long_paragraphs(source: Source, guide: Guide) -> list[str]:
    return [
        f'{source.where}:{block.line}: the paragraph "{block.text[:30]}…" has {count} sentences; '
        f"split it, the limit is {LONGEST_PARAGRAPH}"
        for block in source.blocks
        if block.kind == "paragraph" and (count := len(sentences(block))) > LONGEST_PARAGRAPH
    ]


@on_each_page
def wrong_lists(source: Source, guide: Guide) -> list[str]:
    """Lists without a line that leads in, too long, or with more than a sentence an item."""
    faults = []
    before: Block | None = None
    length = 0
    for block in source.blocks:
        if block.kind == "item":
            where = f"{source.where}:{block.line}"
            if before is None or before.kind != "item" or before.list != block.list:
                length = 0
                if before is None or before.kind not in {"paragraph", "item"}:
                    faults.append(
                        f"{where}: nothing leads into the list; write a line before it that says what it lists"
                    )
            length += 1
            if length == LONGEST_LIST + 1 and source.name not in TO_LOOK_UP:
                faults.append(f"{where}: the list has over {LONGEST_LIST} items; group or drop some")
            if len(sentences(block)) > 1 and source.name not in TO_LOOK_UP:
                faults.append(f'{where}: the item "{block.text[:30]}…" has more than one sentence; keep one')
        if block.kind != "html":
            before = block
    return faults


@on_each_page
def wrong_length(source: Source, guide: Guide) -> list[str]:
    """A page that is too thin to help or too long to read when upset."""
    words = sum(count_words(block.text) for block in source.blocks if block.kind != "html")
    allowed = OTHER_LENGTHS.get(source.name, WORDS_ON_A_PAGE)
    if words in allowed:
        return []
    return [f"{source.where}:1: the page has {words} words; write {allowed.start} to {allowed.stop - 1}"]


@on_each_page
def forbidden_words(source: Source, guide: Guide) -> list[str]:
    """Words of tests/wording.yml, in prose and in the front matter that readers see."""
    said = [
        (block.kind, line, sentence)
        for block in source.blocks
        if block.kind != "html"
        for line, sentence in sentences(block)
    ]
    said += [
        (key, source.line_of(f"{key}:"), str(source.meta[key])) for key in ("description", "asks") if key in source.meta
    ]
    faults = []
    for group, words in word_lists(guide).items():
        if group == "links" or (group == "people" and source.name in NAMES_PEOPLE):
            continue
        patterns = tuple(words)
        for kind, line, text in said:
            if kind == "message" and group == "filler":
                continue
            for word, pattern in found_words(text, patterns):
                faults.append(f'{source.where}:{line}: "{word}" is not a word of the guide; {words[pattern]}')
    return faults


@cache
def found_words(text: str, patterns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each word of `text` that a pattern matches, with that pattern."""
    return [
        (match[0], next(pattern for pattern in patterns if whole_words(pattern).match(text, match.start())))
        for match in whole_words("|".join(patterns)).finditer(text)
    ]


@on_each_page
def wrong_link_texts(source: Source, guide: Guide) -> list[str]:
    """Links that do not say where they lead, in the words of the target's title or section."""
    faults = []
    forbidden = [whole_words(pattern) for pattern in word_lists(guide)["links"]]
    for block in source.blocks:
        for link in block.links:
            where = f'{source.where}:{link.line}: link text "{link.text}"'
            titles = target_titles(link.target, source, guide)
            if any(pattern.fullmatch(link.text) for pattern in forbidden):
                faults.append(f"{where} says nothing; use the title of what it leads to: {' or '.join(titles)}")
            elif titles and not any(same_words(link.text, title) for title in titles):
                faults.append(f"{where} is not the title of {link.target}; write {' or '.join(titles)}")
    return faults


def target_titles(target: str, source: Source, guide: Guide) -> list[str]:
    """The titles of the section and the page at `target`, when that is a page of the guide."""
    page, _, anchor = target.partition("#")
    to = guide.sources.get(page) if page else source
    if to is None:
        return []
    section = to.titles_by_anchor().get(anchor)
    return [title for title in (section, to.title) if title]


def same_words(text: str, title: str) -> bool:
    return plain(text) == plain(title)


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


def word_lists(guide: Guide) -> dict[str, dict[str, str]]:
    return read_yaml(guide.root / "tests" / "wording.yml")


@cache
def whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
