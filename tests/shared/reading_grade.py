"""How many years of school a page asks of its reader, by Flesch and Kincaid, as textstat counts it."""

from textstat import textstat

from .markdown_pages import Source

HARDEST_PAGE = 8


def grade(source: Source) -> float:
    """The American school grade that reads the page with ease; a reader is about five years older.

    0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid and others, "Derivation of new readability formulas
    for Navy enlisted personnel", 1975.
    """
    return textstat.flesch_kincaid_grade(" ".join(sentence for _, sentence in whole_sentences(source)))


def whole_sentences(source: Source) -> list[tuple[int, str]]:
    """Each sentence of the page with its line; a heading or an item without a full stop is a sentence, too."""
    return [
        (line, sentence if sentence.endswith((".", "!", "?", '"')) else f"{sentence}.")
        for block in source.prose
        for line, sentence in block.sentences
    ]


def hardest_sentences(source: Source, number: int = 3) -> list[int]:
    """The lines of the hardest sentences."""
    hardest = sorted(whole_sentences(source), key=lambda place: textstat.flesch_kincaid_grade(place[1]), reverse=True)
    return [line for line, _ in hardest[:number]]
