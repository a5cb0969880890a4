"""The page of questions: every way through it ends, soon, in one thing to do, and none leads from fear to a message."""

import re

from shared.markdown_pages import Block, Source
from shared.promises import promise_of_page

PAGE = "should-i-write-to-them.md"
END = "end-"
AFTER_THE_END = "next"
MOST_QUESTIONS = 6
ANSWERS = range(2, 5)
ANSWER = re.compile(r"\*\*[^*]+[.!]\*\* \[[^\]]+\]\(#[\w-]+\)")
FORM = "- **Yes.** [Title](#anchor)"
# Where nobody who gives one of these answers may be led, and how the answers are told by their words.
FIRST_CONTACT = "make-first-contact.md"
NO_CONTACT = {
    "fear": r"afraid|scared|frighten|fear|threat|\bhit\b",
    "a no": r"\ba no\b|said no\b|\ba no,|refus",
    "a block": r"\bblock",
    "a court order": r"\bcourt\b|\border\b|injunction",
    "a wish for peace": r"\bpeace\b|no contact|alone\b",
}


def answers(source: Source, anchor: str) -> list[tuple[int, str, str]]:
    """The line, the words and the target of each answer to a question."""
    items = [block for block in source.section(anchor) if block.kind == "item" and block.links]
    return [(block.line, block.text, block.links[-1].target.removeprefix("#")) for block in items]


def questions(source: Source) -> list[str]:
    anchors = [block.anchor for block in source.headings if block.level > 1 and block.anchor]
    return [anchor for anchor in anchors if not anchor.startswith(END) and anchor != AFTER_THE_END]


def ways(source: Source, anchor: str, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every way from a section to where it ends: at an end, at a section that was asked before, or at a loss."""
    way = (*before, anchor)
    if anchor.startswith(END) or anchor in before or not answers(source, anchor):
        return [way]
    return [found for _, _, target in answers(source, anchor) for found in ways(source, target, way)]


def walk(source: Source) -> list[tuple[str, ...]]:
    """Every way through the page."""
    return ways(source, questions(source)[0]) if questions(source) else []


def sections(source: Source) -> list[Block]:
    return [block for block in source.headings if block.level > 1 and block.anchor]


@promise_of_page(PAGE)
def test_questions_have_two_to_four_answers_in_one_form(source, guide):
    for block in sections(source):
        if block.anchor not in questions(source):
            continue
        items = [item for item in source.section(block.anchor) if item.kind == "item"]
        if len(items) not in ANSWERS:
            remedy = f"give {ANSWERS[0]} to {ANSWERS[-1]}, or name it #{END}..."
            yield block.line, f"#{block.anchor} has {len(items)} answers; {remedy}"
        for item in items:
            if not ANSWER.fullmatch(item.raw):
                yield item.line, f'the answer "{item.text[:40]}" has another form; write {FORM}'


@promise_of_page(PAGE)
def test_every_way_ends_within_six_questions(source, guide):
    lines = {block.anchor: block.line for block in source.headings}
    for way in walk(source):
        line, steps = lines.get(way[-1], 1), " > ".join(way)
        if way[-1] in way[:-1]:
            yield line, f"{steps} goes in a circle; lead one of its answers on"
        elif not way[-1].startswith(END):
            yield line, f"{steps} ends in no section #{END}...; lead each answer to one"
        elif len(way) - 1 > MOST_QUESTIONS:
            yield line, f"{steps} takes {len(way) - 1} questions; {MOST_QUESTIONS} are the most"


@promise_of_page(PAGE)
def test_every_question_and_every_end_is_reached_and_shown_alone_and_an_end_leads_to_a_page(source, guide):
    reached = {anchor for way in walk(source) for anchor in way}
    for block in (block for block in sections(source) if block.anchor != AFTER_THE_END):
        links = [link.target for item in source.section(block.anchor) for link in item.links]
        if block.anchor not in reached:
            yield block.line, f"no answer leads to #{block.anchor}; link to it, or drop it"
        if not block.raw.endswith(" .one }"):
            yield block.line, f"#{block.anchor} would stand below every answer; write {{ #{block.anchor} .one }}"
        if block.anchor.startswith(END) and not any(target.partition("#")[0].endswith(".md") for target in links):
            yield block.line, f"#{block.anchor} leads to no page; link to the one that helps next"


@promise_of_page(PAGE)
def test_nobody_is_led_from_fear_a_no_or_a_block_to_a_first_message(source, guide):
    met = set()
    for anchor in questions(source):
        asked = " ".join(block.text for block in source.section(anchor) if block.kind != "item")
        for line, words, target in answers(source, anchor):
            # "Yes" affirms what the question asks.
            said = words + (asked if re.match(r"yes[.,!]", words.lower()) else "")
            for what, pattern in NO_CONTACT.items():
                if not re.search(pattern, said, re.IGNORECASE) or re.match(r"no[.,!] ", words.lower()):
                    continue
                met.add(what)
                for way in ways(source, target):
                    links = [link.target for block in source.section(way[-1]) for link in block.links]
                    if any(link.startswith(FIRST_CONTACT) for link in links):
                        where = f"leads by {' > '.join(way)} to {FIRST_CONTACT}"
                        yield line, f'"{words}" says {what}, and {where}; lead it to a stop'
    for what in NO_CONTACT.keys() - met:
        yield 1, f"no question asks about {what}; ask, and lead those who say so to a stop"
