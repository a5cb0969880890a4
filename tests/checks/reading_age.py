"""How many years of school a page asks of its reader: Flesch-Kincaid, as textstat counts it."""

from functools import cache
from statistics import mean

from textstat import textstat

from .guide import Guide, on_each_page
from .markdown_pages import Source
from .wording import sentences

HARDEST_PAGE = 8
AVERAGE = 6
NAMED = 3


def grade(source: Source) -> float:
    """The American school grade that reads the page with ease; a reader is about five years older.

    0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid and others, "Derivation of new readability formulas
    for Navy enlisted personnel", 1975.
    """
    return grade_of(" ".join(sentence for _, sentence in prose(source)))


@cache
def grade_of(text: str) -> float:
    return textstat.flesch_kincaid_grade(text)


def prose(source: Source) -> list[tuple[int, str]]:
    """Each sentence of the page with its line; a heading or an item without a full stop is a sentence, too."""
    return [
        (line, sentence if sentence.endswith((".", "!", "?", '"')) else f"{sentence}.")
        for block in source.blocks
        if block.kind != "html"
        for line, sentence in sentences(block)
    ]


@on_each_page
def hard_pages(source: Source, guide: Guide) -> list[str]:
    """The page, if it is too hard, with the sentences that make it so."""
    reached = grade(source)
    if reached <= HARDEST_PAGE:
        return []
    hardest = sorted(prose(source), key=lambda place: grade_of(place[1]), reverse=True)[:NAMED]
    lines = ", ".join(str(line) for line, _ in hardest)
    too_hard = f"the page asks for grade {reached:.1f}, the limit is {HARDEST_PAGE}"
    return [f"{source.where}:{hardest[0][0]}: {too_hard}; write shorter sentences, first in the lines {lines}"]


def hard_guide(guide: Guide) -> list[str]:
    """The guide, if its pages are too hard on average, with those to begin at."""
    grades = {source.where: grade(source) for source in guide.sources.values()}
    average = mean(grades.values())
    if average <= AVERAGE:
        return []
    hardest = sorted(grades, key=grades.get, reverse=True)[:NAMED]
    too_hard = f"the guide asks for grade {average:.1f} on average, the limit is {AVERAGE}"
    return [f"{hardest[0]}:1: {too_hard}; rewrite the hardest pages: {', '.join(hardest)}"]
