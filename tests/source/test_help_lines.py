"""The help lines: docs/get-help.md prints what tests/help-lines.yml has the evidence for, no more and no less."""

import re
from datetime import date

from shared.data_files import Entry, Shape
from shared.markdown_pages import Block, Source
from shared.promises import promise, promise_of_each_page, promise_of_page

PAGE = "get-help.md"
FILE = "tests/help-lines.yml"
LINE = Shape(
    '`- line: "Samaritans"`, `country`, `need`, `number` (or `text`, or `site`), `source`, `source_date`, `looked_up`, `rung`',
    {"line": str, "country": str, "need": str, "source": str, "source_date": (str, int), "looked_up": date}
    | {"rung": (str, date, bool)},
    {"number": str, "text": str, "site": str, "hours": str, "serves": str, "note": str},
)
EMERGENCY = "Emergency"
# Needs whose lines are listed once more, for all countries, in a section of their own.
LISTED_BY_NEED = {EMERGENCY: "danger", "Thoughts of suicide": "ending-your-life"}
NUMBER = re.compile(r"(?<![\w-])\d[\d -]{5,}\d")


def lines(guide) -> list[Entry]:
    return LINE.whole(guide.data(FILE))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def dialled(line: Entry) -> set[str]:
    """What a tap on the line opens."""
    called, sent, site = line.get("number"), line.get("text", "").split(" to ")[-1], line.get("site")
    addresses = {f"tel:{digits(called or '')}": called, f"sms:{digits(sent)}": sent, f"https://{site}/": site}
    return {address for address, shown in addresses.items() if shown}


def says(line: Entry) -> list[str]:
    """The words that the page has to print for the line."""
    named = [line["line"]] if line["line"] != line.get("number") else []
    texted = [word for word in str(line.get("text", "")).split(" to ") if word]
    return named + [line[key] for key in ("number", "site", "hours", "serves", "note") if key in line] + texted


def helps(block: Block, line: Entry) -> bool:
    """Whether the item prints the line, with all that it dials."""
    words = " ".join(block.text.split())
    return dialled(line) <= {link.target for link in block.links} and all(said in words for said in says(line))


def country_sections(source: Source, guide) -> dict[str, str]:
    """The anchor of each country that the file has lines for, by its name."""
    names = {str(line["country"]) for line in lines(guide)}
    return {block.text: block.anchor or "" for block in source.headings if block.text in names}


@promise
def test_help_lines_have_their_evidence(guide):
    yield from LINE.faults(FILE, guide.data(FILE))
    for line in lines(guide):
        if line["looked_up"] > date.today():
            yield f"{FILE}:{line.line}: {line['line']}: its look-up on {line['looked_up']} is still to come; write the day"


@promise_of_page(PAGE)
def test_every_number_on_the_help_page_has_its_evidence(source, guide):
    known = {address for line in lines(guide) for address in dialled(line)}
    for link in (link for block in source.blocks for link in block.links):
        if ":" in link.target and link.target not in known:
            yield link, f"dials {link.target}, which is not in {FILE}; look it up, and write down where and when"


@promise_of_each_page
def test_numbers_dial_what_they_show(source, guide):
    for link in (link for block in source.blocks for link in block.links):
        if link.target.startswith(("tel:", "sms:")) and link.target[4:] != digits(link.text):
            yield link, f"dials {link.target}; make both the same number, below as digits alone"


@promise_of_page(PAGE)
def test_every_number_that_is_shown_can_be_tapped(source, guide):
    """On the help page a thumb must not have to copy digits."""
    for block in source.blocks:
        linked = {digits(link.text) for link in block.links}
        for number in NUMBER.findall(re.sub(r"\[[^]]*\]\([^)]*\)", "", block.raw)) if block.kind == "item" else []:
            if digits(number) not in linked:
                yield block.line, f"{number} cannot be tapped; write [{number}](tel:{digits(number)})"


@promise
def test_every_help_line_is_printed_as_it_was_found(guide):
    source = guide.sources[PAGE]
    sections = country_sections(source, guide)
    for line in lines(guide):
        listed = {sections.get(line["country"], "?"): line["need"]}
        if line["need"] in LISTED_BY_NEED:
            listed[LISTED_BY_NEED[line["need"]]] = line["country"]
        for section, start in listed.items():
            items = [block for block in source.section(section) if block.text.startswith(f"{start}:")]
            if not any(helps(block, line) for block in items):
                wanted = f'write below "{line["country"]}" an item "{start}: ..." with {", ".join(says(line))}'
                yield f"{FILE}:{line.line}: docs/{PAGE}#{section} does not print it so; {wanted}, or drop the line"


@promise_of_page(PAGE)
def test_every_printed_help_line_is_one_that_was_found(source, guide):
    names = {anchor: name for name, anchor in country_sections(source, guide).items()}
    for block in source.blocks:
        if block.kind != "item" or not any(":" in link.target for link in block.links):
            continue
        start = block.text.partition(":")[0]
        country = names.get(block.section, start)
        here = [line for line in lines(guide) if line["country"] == country and helps(block, line)]
        if not any(line["need"] == start or country == start for line in here):
            yield block, f"is not a line of {country} in {FILE}; make both the same, once the number is looked up again"


@promise_of_page(PAGE)
def test_the_help_page_leads_to_each_country_whose_lines_begin_with_its_emergency_number(source, guide):
    if source.meta.get("leave") is not True:
        yield 1, "has no quick way out; write `leave: true` into its front matter"
    first = next((block.line for block in source.headings if block.level == 2), 0)
    early = {link.target for block in source.blocks for link in block.links if block.line < first}
    for country, anchor in country_sections(source, guide).items():
        if f"#{anchor}" not in early:
            yield first, f"no link above the first section leads to {country}; add [{country}](#{anchor})"
        lines = [block for block in source.section(anchor) if block.kind in {"heading", "item"}]
        if not any(block.text.startswith(f"{EMERGENCY}:") for block in lines[1:2]):
            yield lines[0], f'does not begin with "{EMERGENCY}: ..."; put that line first'


@promise_of_page(PAGE)
def test_the_help_page_says_when_its_lines_were_looked_up(source, guide):
    oldest = min((line["looked_up"] for line in lines(guide)), default=None)
    if oldest and (day := f"{oldest.day} {oldest:%B %Y}") not in " ".join(source.text.split()):
        yield source.line_of("# "), f"does not say that its lines were looked up on {day}; write the date"
