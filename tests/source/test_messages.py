"""Block quotes are messages to send, one a paragraph; the compact line says for whom a page is not, in one form."""

import re

from shared.promises import promise_of_each_page

FIRST_PERSON = re.compile(r"\b(I|me|my)\b")
# What somebody says, and what readers ask themselves.
QUOTED = re.compile(r'"[^"]*"|: [^.!?]*\?')
COMPACT = re.compile(r"\*Not for you if [^*\[\]]+: read \[[^\]]+\]\([^)]+\) instead\.\*")
FORM = "*Not for you if ...: read [Title](page.md#anchor) instead.*"
# Pages that have the compact line, beside any other that wants it.
FIRST_STEP_WITH_IT = 2
ALSO_WITH_IT = ["start-again-together.md"]


@promise_of_each_page
def test_messages_are_words_to_send_one_a_paragraph_and_nothing_else(source, guide):
    """Each gets buttons that copy and edit it."""
    for block in (block for block in source.blocks if block.kind == "message"):
        marked = block.links or re.search(r"\*\*|__|`", block.raw) or block.list_line or block.anchor
        if marked or block.text.startswith("Do not "):
            yield block, "is marked as a message, and forbids or has links, lists or marks; take them out, or the >"
        if "\n" in block.text:
            yield block, "is two messages run together, which would be copied as one; put an empty line between them"


@promise_of_each_page
def test_messages_are_marked_as_messages(source, guide):
    """The guide itself never speaks in the first person, but in the titles of pages."""
    for block in source.blocks:
        if block.kind == "paragraph" and FIRST_PERSON.search(QUOTED.sub("", guide.without_titles(block.text))):
            remedy = 'begin it with > if it is a message, put it between "" if somebody says it, or say "you"'
            yield block, f"speaks as the reader; {remedy}"


@promise_of_each_page
def test_the_compact_line_has_one_form(source, guide):
    lines = [block for block in source.blocks if re.match(r"[*_]*Not (for|meant for) you", block.raw)]
    first = next((block.line for block in source.headings if block.level > 1), 0)
    for place, block in enumerate(lines):
        if not COMPACT.fullmatch(block.raw) or block.kind != "paragraph":
            yield block.line, f"the line for whom the page is not has another form; write {FORM}"
        elif place:
            yield block.line, "a second line for whom the page is not; keep one"
        elif first and block.line > first:
            yield block.line, "the line for whom the page is not comes late; move it below the opening"


@promise_of_each_page
def test_the_compact_line_is_where_it_decides(source, guide):
    wanted = source.name in ALSO_WITH_IT or source in guide.steps and source.meta["step"] >= FIRST_STEP_WITH_IT
    if wanted and not any(COMPACT.fullmatch(block.raw) for block in source.blocks):
        yield source.line_of("# "), f"does not say for whom it is not; add below its opening {FORM}"
