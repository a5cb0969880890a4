"""How hard and how long each page is: `make reading-report`. Hints for writers; only what is far off fails a run.

How many years of school a page asks of its reader is reckoned by Flesch and Kincaid, as textstat counts it.
"""

from functools import cache
from pathlib import Path
from statistics import mean

from shared.guide import Guide
from shared.markdown_pages import Source
from textstat import textstat

LENGTH = range(250, 901)
# What writers aim at, and what fails a run.
AIM = 6
HARDEST_PAGE = 8
HARDEST_GUIDE = 6


def grade(source: Source) -> float:
    """The American school grade that reads the page with ease; a reader is about five years older.

    0.39 words a sentence + 11.8 syllables a word - 15.59: Kincaid and others, "Derivation of new readability formulas
    for Navy enlisted personnel", 1975.
    """
    return grade_of(" ".join(sentence for _, sentence in whole_sentences(source)))


@cache
def grade_of(text: str) -> float:
    return textstat.flesch_kincaid_grade(text)


def whole_sentences(source: Source) -> list[tuple[int, str]]:
    """Each sentence of the page with its line; a heading or an item without a full stop is a sentence, too."""
    return [
        (line, sentence if sentence.endswith((".", "!", "?", '"')) else f"{sentence}.")
        for block in source.prose
        for line, sentence in block.sentences
    ]


def hardest_sentences(source: Source, number: int = 3) -> list[int]:
    """The lines of the hardest sentences."""
    hardest = sorted(whole_sentences(source), key=lambda place: grade_of(place[1]), reverse=True)
    return [line for line, _ in hardest[:number]]


if __name__ == "__main__":
    sources = Guide(Path(__file__).parent.parent).sources.values()
    grades = {source.where: grade(source) for source in sources}
    for source in sorted(sources, key=lambda source: -grades[source.where]):
        hints = []
        if grades[source.where] > AIM:
            hints.append(f"hard in the lines {', '.join(map(str, hardest_sentences(source)))}")
        if source.words not in LENGTH:
            hints.append("long: could a part be a page of its own?" if source.words > LENGTH[-1] else "short")
        print(f"{grades[source.where]:5.1f}  {source.words:5} words  {source.where}  {'; '.join(hints)}".rstrip())
    print(
        f"{mean(grades.values()):5.1f}  on average. Aim at grade {AIM} and at {LENGTH[0]} to {LENGTH[-1]} words; "
        f"a page above grade {HARDEST_PAGE} fails `make check`."
    )
