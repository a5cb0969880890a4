"""The don'ts: each a `!!! warning "Do not ..."` that stands alone, says why, and says what to do instead."""

from shared.promises import promise_of_each_page

MOST_ON_A_STEP = 4
# The page whose subject the don'ts are.
ALL_DONTS = "what-not-to-do.md"
FORBIDS = ("do not ", "never ", "don't ", "don’t ", "no ", "avoid ", "stop ", "refrain ")


@promise_of_each_page
def test_admonitions_are_warnings(source, guide):
    """The theme would show an unknown type without a word."""
    for block in source.blocks:
        if block.kind == "admonition" and block.type != "warning":
            yield block, f'is of the unknown type "{block.type}"; write `!!! warning "Do not ..."`, or a paragraph'
        elif block.markup == "???" or block.text.startswith(("!!!", "???")):
            yield block, 'is not read as a warning; write `!!! warning "Do not ..."`'


@promise_of_each_page
def test_warnings_begin_with_do_not_and_say_why_and_what_instead(source, guide):
    for warning in source.warnings:
        body = [block for block in source.prose if block.admonition is warning]
        if not warning.text.startswith("Do not ") or len(warning.text.split()) < 3:
            yield warning, 'is no whole "Do not ..."; begin with it, in full'
        if sum(len(block.sentences) for block in body) < 2:
            yield warning, "has fewer than two sentences; say why, and what to do instead"
        elif len([block for block in body if block.kind == "paragraph"]) < 2:
            yield warning, "ends before it says what to do instead; indent that paragraph by four spaces"


@promise_of_each_page
def test_items_forbid_in_warnings_alone_and_begin_with_do_not(source, guide):
    """Outside of one, as after a slip in the indentation."""
    for block in (block for block in source.blocks if block.kind == "item"):
        begins = block.text.startswith("Do not ")
        if block.admonition and block.text.lower().startswith(FORBIDS) and not begins:
            yield block, 'forbids in other words; begin it with "Do not"'
        if begins and not block.admonition:
            yield block, "forbids outside a warning; indent it by four spaces, or say what to do instead"


@promise_of_each_page
def test_dos_come_before_donts(source, guide):
    first = source.warnings[0].line if source.warnings and source.name != ALL_DONTS else None
    if first and not any(block.level > 1 and block.line < first for block in source.headings):
        yield source.warnings[0], "stands before anything to do; put the dos first"


@promise_of_each_page
def test_a_step_has_few_donts(source, guide):
    if "step" in source.meta and len(source.warnings) > MOST_ON_A_STEP:
        yield source.warnings[MOST_ON_A_STEP], f"is one too many; keep {MOST_ON_A_STEP}, move others to {ALL_DONTS}"
