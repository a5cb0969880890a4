"""The help lines: docs/get-help.md prints what tests/help-lines.yml has the evidence for, no more and no less."""

import re
from datetime import date

from shared.data_files import Entry, Shape
from shared.markdown_pages import Block, Source
from shared.promises import promise

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
DIALS = re.compile(r"(tel|sms):([0-9]+)")


def lines(guide) -> list[Entry]:
    return LINE.whole(guide.data(FILE))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def dialled(line: Entry) -> set[str]:
    """What a tap on the line opens."""
    sent = str(line.get("text", "")).rpartition(" to ")[2] or str(line.get("text", ""))
    return {
        address
        for address, shown in [
            (f"tel:{digits(line.get('number', ''))}", line.get("number")),
            (f"sms:{digits(sent)}", line.get("text")),
            (f"https://{line.get('site')}/", line.get("site")),
        ]
        if shown
    }


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
    if guide.data(FILE) is None or PAGE not in guide.sources:
        yield f"{FILE}:1: {FILE} and docs/{PAGE} belong together, and one is missing; put it back"
    yield from LINE.faults(FILE, guide.data(FILE))
    for line in lines(guide):
        if line["looked_up"] > date.today():
            yield f"{FILE}:{line.line}: {line['line']} was looked up on {line['looked_up']}, which is still to come; write the day"


@promise
def test_every_number_on_the_help_page_has_its_evidence(guide):
    known = {address for line in lines(guide) for address in dialled(line)}
    source = guide.sources.get(PAGE)
    for block in source.blocks if source else []:
        for link in block.links:
            if ":" in link.target and link.target not in known:
                where = f"{source.where}:{link.line}: [{link.text}]({link.target})"
                yield f"{where} is not in {FILE}; look it up, and write down where and when"


@promise
def test_numbers_dial_what_they_show(guide):
    for source in guide.sources.values():
        for link in (link for block in source.blocks for link in block.links):
            if link.target.startswith(("tel:", "sms:")):
                found = DIALS.fullmatch(link.target)
                where = f'{source.where}:{link.line}: "{link.text}" dials {link.target}'
                if not found:
                    yield f"{where}, which is no number; write {link.target[:4]} and digits alone"
                elif digits(link.text) != found[2]:
                    yield f"{where}; make both the same number"


@promise
def test_every_number_that_is_shown_can_be_tapped(guide):
    """On the help page a thumb must not have to copy digits."""
    source = guide.sources.get(PAGE)
    for block in source.blocks if source else []:
        if block.kind == "item":
            linked = {digits(link.text) for link in block.links}
            for number in re.findall(r"(?<![\w-])\d[\d -]{5,}\d", re.sub(r"\[[^]]*\]\([^)]*\)", "", block.raw)):
                if digits(number) not in linked:
                    yield f"{source.where}:{block.line}: {number} cannot be tapped; write [{number}](tel:{digits(number)})"


@promise
def test_every_help_line_is_printed_as_it_was_found(guide):
    source = guide.sources.get(PAGE)
    sections = country_sections(source, guide) if source else {}
    for line in lines(guide):
        where = f"{FILE}:{line.line}: {line['line']}, {line['country']}"
        if line["country"] not in sections:
            yield f'{where}: docs/{PAGE} has no section "{line["country"]}"; add it, or drop the line'
            continue
        listed = {sections[line["country"]]: line["need"]}
        if line["need"] in LISTED_BY_NEED:
            listed[LISTED_BY_NEED[line["need"]]] = line["country"]
        for section, start in listed.items():
            blocks = [block for block in source.section(section) if block.kind == "item"]
            if not any(helps(block, line) for block in blocks if block.text.startswith(f"{start}:")):
                yield (
                    f"{where}: docs/{PAGE}#{section} does not print it so; "
                    f'write there an item "{start}: ..." with {", ".join(says(line))}'
                )


@promise
def test_every_printed_help_line_is_one_that_was_found(guide):
    source = guide.sources.get(PAGE)
    sections = country_sections(source, guide) if source else {}
    names = {anchor: name for name, anchor in sections.items()}
    for block in source.blocks if source else []:
        if block.kind != "item" or not any(":" in link.target for link in block.links):
            continue
        start = block.text.partition(":")[0]
        country = names.get(block.section, start)
        here = [line for line in lines(guide) if line["country"] == country and helps(block, line)]
        if not any(line["need"] == start or country == start for line in here):
            yield (
                f'{source.where}:{block.line}: "{" ".join(block.text.split())}" is not a line of {country} in {FILE}; '
                "make both the same, once the number is looked up again"
            )


@promise
def test_the_help_page_leads_to_each_country(guide):
    source = guide.sources.get(PAGE)
    if not source:
        return
    first = next((block.line for block in source.headings if block.level == 2), 0)
    if source.meta.get("leave") is not True:
        yield f"{source.where}:1: has no quick way out; write `leave: true` into its front matter"
    early = {link.target for block in source.blocks for link in block.links if block.line < first}
    for country, anchor in country_sections(source, guide).items():
        if f"#{anchor}" not in early:
            yield f"{source.where}:{first}: no link above the first section leads to {country}; add [{country}](#{anchor})"


@promise
def test_the_lines_of_a_country_begin_with_its_emergency_number(guide):
    source = guide.sources.get(PAGE)
    for country, anchor in country_sections(source, guide).items() if source else []:
        items = [block for block in source.section(anchor) if block.kind == "item"]
        numbers = [line for line in lines(guide) if line["country"] == country and line["need"] == EMERGENCY]
        if not items or not items[0].text.startswith(f"{EMERGENCY}:"):
            line = items[0].line if items else source.line_of(f"## {country}")
            yield f'{source.where}:{line}: the lines of {country} do not begin with "{EMERGENCY}: ..."; put that first'
        elif numbers and not any(helps(items[0], line) for line in numbers):
            yield f"{source.where}:{items[0].line}: the emergency number of {country} is another in {FILE}; make both the same"


@promise
def test_the_help_page_says_when_its_lines_were_looked_up(guide):
    source = guide.sources.get(PAGE)
    oldest = min((line["looked_up"] for line in lines(guide)), default=None)
    if source and oldest and (day := f"{oldest.day} {oldest:%B %Y}") not in " ".join(source.text.split()):
        yield f"{source.where}:{source.line_of('# ')}: does not say that its lines were looked up on {day}; write the date"
