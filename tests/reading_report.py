"""How hard each page is to read. `make reading-report` prints the school grade that reads it with ease."""

from pathlib import Path
from statistics import mean

from checks.guide import Guide
from checks.reading_age import AVERAGE, HARDEST_PAGE, grade

if __name__ == "__main__":
    root = Path(__file__).parent.parent
    grades = {source.where: grade(source) for source in Guide(root, root / "site").sources.values()}
    for page in sorted(grades, key=grades.get, reverse=True):
        print(f"{grades[page]:5.1f}  {page}")
    print(f"{mean(grades.values()):5.1f}  on average; the limits are {HARDEST_PAGE} for a page, {AVERAGE} on average")
