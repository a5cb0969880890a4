"""How hard and how long each page is: `make reading-report`. Hints for writers; only what is far off fails a run."""

from pathlib import Path
from statistics import mean

from shared.guide import Guide
from shared.reading_age import AIM, HARDEST_PAGE, grade, hardest_sentences

LENGTH = range(250, 901)

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
