"""The words on the pages: how long, how plain, and whom they speak of."""

import re
from functools import cache

from shared.data_files import unreadable
from shared.markdown_pages import Source, count_words
from shared.promises import promise, promise_of_each_page
from textstat import textstat

WORDS = "tests/wording.yml"
LONGEST_SENTENCE = 25
LONGEST_PARAGRAPH = 3
LONGEST_LIST = 8
HARDEST_PAGE = 8  # years of school
ENDS = (".", "!", "?", '"')
# Help lines by country are for looking up one, not for reading through; each says how to use it.
HELP_LINES = "get-help.md"
# A line of a choice: what the reader says, and where it leads.
CHOICE = re.compile(r"\*\*[^*]+\*\* \[[^\]]+\]\([^)]+\)\.?")
# Pages that speak of people in words that the guide avoids elsewhere.
NAMES_PEOPLE = {
    "about-this-guide.md",  # says which words the search understands
    HELP_LINES,  # help lines have such words in their names, and say whom they serve
}
RUN = 12
# Said in the same words wherever they are said, on purpose: what the guide is for, and for whom a page is not.
FIXED_PHRASES = re.compile("find out whether you both want to try again|^not for you if .*", re.DOTALL)


@promise_of_each_page
def test_sentences_stop_at_25_words_and_paragraphs_at_three_sentences(source, guide):
    for block in source.prose:
        for line, sentence in block.sentences:
            if (count := count_words(sentence)) > LONGEST_SENTENCE:
                yield line, f'"{sentence[:40]}…" has {count} words; split it, the limit is {LONGEST_SENTENCE}'
        if block.kind == "paragraph" and (count := len(block.sentences)) > LONGEST_PARAGRAPH:
            yield block, f"has {count} sentences; split it, the limit is {LONGEST_PARAGRAPH}"


@promise_of_each_page
def test_lists_are_short_and_led_into(source, guide):
    before, length = None, 0
    for block in source.prose:
        if block.kind == "item":
            if before is None or before.kind != "item" or before.list_line != block.list_line:
                length = 0
                if (before is None or before.kind not in {"paragraph", "item"}) and block.part != "situations":
                    yield block, "is a list that nothing leads into; write a line before it that says what it lists"
            length += 1
            if length == LONGEST_LIST + 1 and source.name != HELP_LINES:
                yield block.line, f"the list has over {LONGEST_LIST} items; group or drop some"
            if len(block.sentences) > 1 and source.name != HELP_LINES and not CHOICE.fullmatch(block.raw):
                yield block, "has more than one sentence; keep one"
        before = block


def word_lists(guide) -> list[tuple[str, str, str]]:
    """The group of each word, the word itself, a regular expression, and what to write instead."""
    groups = guide.mapping(WORDS)
    return [(group, str(word), remedy) for group in groups for word, remedy in groups[group].items()]


@promise
def test_the_lists_of_words_can_be_read(guide):
    for _, word, _ in word_lists(guide):
        if why := unreadable(word):
            where = f"{WORDS}:{guide.line_in(WORDS, word)}"
            yield f"{where}: {word} is no regular expression, {why}; write it as its neighbours"


@promise_of_each_page
def test_words_are_plain_and_fair(source, guide):
    """In prose, and in the front matter that readers see."""
    said = [(block.kind, line, sentence) for block in source.prose for line, sentence in block.sentences]
    said += [
        (key, source.line_of(f"{key}:"), str(source.meta[key])) for key in ("description", "asks") if key in source.meta
    ]
    lists = [it for it in word_lists(guide) if not unreadable(it[1])]
    lists = [it for it in lists if it[0] != "people" or source.name not in NAMES_PEOPLE]
    for kind, line, text in said:
        plain = guide.without_titles(text)
        if not found_word("|".join(word for _, word, _ in lists), plain):
            continue
        for group, word, remedy in lists:
            if (found := found_word(word, plain)) and (kind, group) != ("message", "filler"):
                yield line, f'"{found}" is not a word of the guide; {remedy}'


@cache
def found_word(pattern: str, text: str) -> str:
    """The first whole word of `text` that a pattern matches, or nothing."""
    found = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE)
    return found[0] if found else ""


@promise
def test_pages_share_no_text_by_mistake(guide):
    """As by a paragraph that was copied and not rewritten. Messages may be collected, and the compact line is shared."""
    first_seen: dict[str, str] = {}
    for source in guide.sources.values():
        for block in source.prose:
            where = f"{source.where}:{block.line}"
            for run in runs(block.text):
                other = first_seen.setdefault(run, where)
                if not other.startswith(f"{source.where}:"):
                    yield f'{where}: "{run}" stands in {other} too; write it afresh, or link to it'
                    break


@cache
def runs(text: str) -> list[str]:
    """Each dozen words of `text` that follow one another, without those that are said twice on purpose."""
    parts = [re.findall(r"[\w'’]+", part) for part in FIXED_PHRASES.split(text.lower())]
    return [" ".join(words[start : start + RUN]) for words in parts for start in range(len(words) - RUN + 1)]


@promise_of_each_page
def test_no_page_is_hard_to_read(source, guide):
    if (reached := grade(source)) > HARDEST_PAGE:
        yield 1, f"asks for grade {reached:.1f}, the limit is {HARDEST_PAGE}; write shorter sentences and words"


def grade(source: Source) -> float:
    """The American school grade that reads the page with ease; a reader is about five years older.

    0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid and others, "Derivation of new readability formulas
    for Navy enlisted personnel", 1975. A heading or an item without a full stop is a sentence, too.
    """
    sentences = [sentence for block in source.prose for _, sentence in block.sentences]
    return textstat.flesch_kincaid_grade(" ".join(each if each.endswith(ENDS) else f"{each}." for each in sentences))
