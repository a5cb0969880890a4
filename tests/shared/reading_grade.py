"""How many years of school a page asks of its reader, by Flesch and Kincaid, as textstat counts it."""

from textstat import textstat

from .markdown_pages import Source

HARDEST_PAGE = 8
ENDS = (".", "!", "?", '"')


def grade(source: Source) -> float:
    """The American school grade that reads the page with ease; a reader is about five years older.

    0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid and others, "Derivation of new readability formulas
    for Navy enlisted personnel", 1975. A heading or an item without a full stop is a sentence, too.
    """
    sentences = [sentence for block in source.prose for _, sentence in block.sentences]
    return textstat.flesch_kincaid_grade(" ".join(each if each.endswith(ENDS) else f"{each}." for each in sentences))
