"""How well the search answers what readers type. `make search-report` prints it by set, with each miss.

`search_report.py site` asks the site in that folder.

first: a right page leads. three: one of the first three. section: the first link leads to the right section.
nothing: no result. right in 1-3: the part of all results in places one to three that lead to a right page. A place is
right if tests/searches.yml names it, or if tests/ledger.yml gives it to a point that is named. help first, in two:
the help page leads, or is among the first two. alarm: it leads where nobody is in danger. told: the guide does not cover
it, and the search says so.
"""

import gzip
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import playwright
from shared.guide import Guide
from shared.searches import Asked, places, searches

TESTS = Path(__file__).parent
SITE = TESTS.parent / "site"
SCRIPTS = ["assets/scripts/ranking.js", "assets/scripts/search-index.js"]
# Every machine with the tests has the node that Playwright brings.
NODE = Path(playwright.__file__).parent / "driver" / "node"
# Runs in node and in a browser: the function that the search calls, once it has been warmed up.
RUN = """(() => {
  const rank = createRanking(searchIndex);
  return queries => {
    for (const query of queries.slice(0, 20)) rank(query);
    return queries.map(query => {
      const start = performance.now();
      const { results, danger, covered, nearest } = rank(query);
      const took = performance.now() - start;
      const links = (results.length ? results : nearest).map(({ location }) => location);
      return { links, results, danger, covered, took };
    });
  };
})()"""
# In node: a line of queries in, a line of answers out, from one process, because getting ready takes longer than answering.
SERVE = f"""const vm = require("vm"), fs = require("fs");
for (const file of process.argv.slice(1)) vm.runInThisContext(fs.readFileSync(file, "utf8"));
const answer = {RUN};
require("readline").createInterface({{ input: process.stdin }})
  .on("line", line => process.stdout.write(JSON.stringify(answer(JSON.parse(line))) + "\\n"));
"""


@dataclass
class Answer:
    """One search, and what it found."""

    asked: Asked
    places: set[str]
    links: list[str]
    results: list[dict[str, Any]]
    danger: str
    covered: bool
    took: float

    def __post_init__(self) -> None:
        self.pages = {page_of(place) for place in self.places}
        right = [page_of(link) in self.pages for link in self.links[:3]]
        self.first, self.three = right[:1] == [True], any(right)
        self.section = self.links[:1] != [] and self.links[0] in self.places
        self.alarm, self.told = bool(self.danger), not self.covered
        self.two = any(right[:2])

    @property
    def fault(self) -> str:
        """What went wrong, in a line, or nothing."""
        found = ", ".join(self.links[:3]) or "nothing"
        wrong, why = {
            "danger": (not self.first, "the cry is missed"),
            "answer": (not self.section, f"wanted: {', '.join(sorted(self.places))}"),
            "harmless": (self.alarm, "a false alarm"),
            "none": (self.alarm or not self.told, "a false alarm" if self.alarm else "is not told"),
        }[self.asked.kind]
        return f'{self.asked.set}: "{self.asked.query}" finds {found}; {why}' if wrong else ""


def page_of(link: str) -> str:
    return link.partition("#")[0]


def ask(site: Path, queries: list[str]) -> list[dict[str, Any]]:
    """What the search of `site` finds for each query, and how many milliseconds that took."""
    process = node_for(site)
    process.stdin.write(json.dumps(queries) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def node_for(site: Path) -> subprocess.Popen[str]:
    """A node process that answers for the search of `site`."""
    command = [NODE, "-e", SERVE, *(str(site / name) for name in SCRIPTS)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def run(site: Path) -> list[Answer]:
    """Ask the search of `site` everything in searches.yml."""
    guide = Guide(TESTS.parent)
    asked = list(searches(guide))
    answers = zip(asked, ask(site, [one.query for one in asked]), strict=True)
    return [Answer(one, places(one, guide), **answer) for one, answer in answers]


def share(answers: list[Answer], measure: str) -> float:
    """The part of the answers for which a measure holds."""
    return sum(getattr(answer, measure) for answer in answers) / len(answers) if answers else 0.0


def precision(answers: list[Answer]) -> float:
    """The part of the results in places one to three that lead to a right page."""
    shown = [page_of(link) in answer.pages for answer in answers for link in answer.links[:3]]
    return sum(shown) / len(shown) if shown else 0.0


def line_of(name: str, answers: list[Answer]) -> str:
    """The measures of a set."""
    first, three, section, alarm, told = (share(answers, it) for it in ("first", "three", "section", "alarm", "told"))
    measures = {
        "danger": f"help first {first:.2f}, in two {share(answers, 'two'):.2f}, right section {section:.2f}",
        "answer": f"first {first:.2f}, three {three:.2f}, section {section:.2f}, right in 1-3 {precision(answers):.2f}, "
        f"nothing {sum(not answer.links for answer in answers)}, alarms {alarm:.2f}",
    }
    return f"{name:18}{len(answers):5}  {measures.get(answers[0].asked.kind, f'told {told:.2f}, alarms {alarm:.2f}')}"


if __name__ == "__main__":
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    answers = run(site)
    for name in dict.fromkeys(answer.asked.set for answer in answers):
        print(line_of(name, [answer for answer in answers if answer.asked.set == name]))
    times = sorted(answer.took for answer in answers)
    size = sum(len(gzip.compress((site / name).read_bytes(), 9, mtime=0)) for name in SCRIPTS) / 1000
    print(
        f"\nA keystroke takes {median(times):.1f} ms, {times[int(len(times) * 0.95)]:.1f} ms of 95 in 100; {size:.1f} kB.\n"
    )
    print(*filter(None, (answer.fault for answer in answers)), sep="\n")
