"""How well the search answers what readers type. `make search-report` prints it by set, with each miss.

`search_report.py site` asks the site in that folder.

first: a right page leads. three: one of the first three. section: the first link leads to the right section.
nothing: no result. right in 1-3: the part of all results in places one to three that lead to a right page. A place is
right if tests/searches.yml names it, or if tests/ledger.yml gives it to a point that is named. danger: the help page
leads, with a section that is right. alarm: it leads where nobody is in danger. told: the guide does not cover it, and
the search says so.
"""

import gzip
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from shared.guide import Guide
from shared.searches import Asked, places, searches

TESTS = Path(__file__).parent
SITE = TESTS.parent / "site"
SCRIPTS = ["assets/scripts/ranking.js", "assets/scripts/search-index.js"]
# Runs in node and in a browser: the function that the search calls, once it has been warmed up.
RUN = """(() => {
  const start = performance.now();
  const rank = createRanking(searchIndex);
  const built = performance.now() - start;
  return queries => {
    for (const query of queries.slice(0, 20)) rank(query);
    return { built, found: queries.map(query => {
      const start = performance.now();
      const { results, danger, covered, nearest } = rank(query);
      return { links: results.map(result => result.location), danger, covered, nearest: nearest.map(result => result.location),
        results, took: performance.now() - start };
    }) };
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
    danger: str
    covered: bool
    nearest: list[str]
    results: list[dict[str, Any]]
    took: float

    @property
    def pages(self) -> set[str]:
        return {page_of(place) for place in self.places}

    @property
    def first(self) -> bool:
        return bool(self.links) and page_of(self.links[0]) in self.pages

    @property
    def three(self) -> bool:
        return any(page_of(link) in self.pages for link in self.links[:3])

    @property
    def section(self) -> bool:
        return bool(self.links) and self.links[0] in self.places

    @property
    def nothing(self) -> bool:
        return not self.links

    @property
    def alarm(self) -> bool:
        return bool(self.danger)

    @property
    def told(self) -> bool:
        return not self.covered

    @property
    def fault(self) -> str:
        """What went wrong, in a line, or nothing."""
        query, found = f'{self.asked.set}: "{self.asked.query}"', ", ".join(self.links[:3]) or "nothing"
        if self.asked.kind == "danger":
            return "" if self.first else f"{query}: the cry is missed, finds {found}"
        if self.asked.kind != "answer":
            alarm = f"{query}: a false alarm, {self.links[0]}" if self.alarm else ""
            return alarm or (
                f"{query}: is not told, finds {found}" if self.asked.kind == "none" and not self.told else ""
            )
        return "" if self.section else f"{query}: finds {found}; wanted: {', '.join(sorted(self.places))}"


def page_of(link: str) -> str:
    return link.partition("#")[0]


def ask(site: Path, queries: list[str], browser: Any = None) -> dict[str, Any]:
    """What the search of `site` finds for each query, and the milliseconds: in `browser`, in node, or in Chromium."""
    if browser:
        return ask_in(browser, site, queries)
    if shutil.which("node"):
        process = node_for(site)
        process.stdin.write(json.dumps(queries) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())
    from install_chromium import CHROMIUM_ARGUMENTS, MISSING, find_chromium
    from playwright.sync_api import sync_playwright

    chromium = find_chromium() or sys.exit(MISSING)
    with sync_playwright() as playwright:
        return ask_in(playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS), site, queries)


@cache
def node_for(site: Path) -> subprocess.Popen[str]:
    """A node process that answers for the search of `site`."""
    command = [shutil.which("node"), "-e", SERVE, *(str(site / name) for name in SCRIPTS)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")


def ask_in(browser: Any, site: Path, queries: list[str]) -> dict[str, Any]:
    page = browser.new_page()
    for name in SCRIPTS:
        page.add_script_tag(path=site / name)
    found = page.evaluate(f"queries => ({RUN})(queries)", queries)
    page.close()
    return found


def run(site: Path, browser: Any = None) -> tuple[list[Answer], float]:
    """Ask the search of `site` everything in searches.yml; and how long it took to get ready."""
    guide = Guide(TESTS.parent)
    all_asked = list(searches(guide))
    answers = ask(site, [asked.query for asked in all_asked], browser)
    found = zip(all_asked, answers["found"], strict=True)
    return [Answer(asked, places(asked, guide), **answer) for asked, answer in found], answers["built"]


def share(answers: list[Answer], measure: str) -> float:
    """The part of the answers for which a measure holds."""
    return sum(getattr(answer, measure) for answer in answers) / len(answers) if answers else 0.0


def precision(answers: list[Answer]) -> float:
    """The part of the results in places one to three that lead to a right page."""
    shown = [(answer, link) for answer in answers for link in answer.links[:3]]
    return sum(page_of(link) in answer.pages for answer, link in shown) / len(shown) if shown else 0.0


def size(site: Path) -> float:
    """What the search loads, in kB, gzipped."""
    return sum(len(gzip.compress((site / name).read_bytes(), 9, mtime=0)) for name in SCRIPTS) / 1000


def report(answers: list[Answer], built: float, site: Path) -> str:
    """The table by set, and below it every fault."""
    lines = [
        f"{'':18}{'searches':>9}{'first':>7}{'three':>7}{'section':>9}{'nothing':>9}{'right in 1-3':>14}{'alarms':>8}"
    ]
    for name in dict.fromkeys(answer.asked.set for answer in answers):
        row = [answer for answer in answers if answer.asked.set == name]
        kind = row[0].asked.kind
        line = f"{name:18}{len(row):9}"
        if kind == "answer":
            line += "".join(
                f"{share(row, measure):{width}.2f}" for measure, width in [("first", 7), ("three", 7), ("section", 9)]
            )
            line += f"{sum(answer.nothing for answer in row):9}{precision(row):14.2f}{sum(answer.alarm for answer in row):8}"
        elif kind == "danger":
            missed = sum(not answer.first for answer in row)
            line += f"   missed: {missed}, right section: {share(row, 'section'):.2f}"
        else:
            line += f"   told: {sum(answer.told for answer in row)}, alarms: {sum(answer.alarm for answer in row)}"
        lines.append(line)
    times = sorted(answer.took for answer in answers)
    lines.append(
        f"\nA keystroke takes {median(times):.1f} ms (median), {times[int(len(times) * 0.95)]:.1f} ms (95 in 100). "
        f"Ready after {built:.0f} ms. It loads {size(site):.1f} kB.\n"
    )
    lines += [answer.fault for answer in answers if answer.fault]
    return "\n".join(lines)


if __name__ == "__main__":
    built_site = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    print(report(*run(built_site), built_site))
