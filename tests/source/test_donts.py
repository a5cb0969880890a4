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
            yield (
                block.line,
                f'admonition type "{block.type}" is unknown; write `!!! warning "Do not ..."`, or a paragraph',
            )
        elif block.markup == "???" or block.text.startswith(("!!!", "???")):
            yield block.line, 'this is not read as a warning; write `!!! warning "Do not ..."`'


@promise_of_each_page
def test_warnings_begin_with_do_not(source, guide):
    for block in source.warnings:
        if not block.text.startswith("Do not ") or len(block.text.split()) < 3:
            yield block.line, f'the warning "{block.text}" is no whole "Do not ..."; begin with it, in full'


@promise_of_each_page
def test_warnings_say_why_and_what_instead(source, guide):
    for warning in source.warnings:
        body = [block for block in source.prose if block.admonition is warning]
        if sum(len(block.sentences) for block in body) < 2:
            yield warning.line, f'"{warning.text}" has fewer than two sentences; say why, and what to do instead'
        elif len([block for block in body if block.kind == "paragraph"]) < 2:
            yield (
                warning.line,
                f'"{warning.text}" does not say what to do instead; indent that paragraph by four spaces',
            )


@promise_of_each_page
def test_items_that_forbid_begin_with_do_not(source, guide):
    for block in source.blocks:
        forbids = block.text.lower().startswith(FORBIDS) and not block.text.startswith("Do not ")
        if block.kind == "item" and block.admonition and forbids:
            yield block.line, f'the item "{block.text[:30]}…" forbids in other words; begin it with "Do not"'


@promise_of_each_page
def test_nothing_is_forbidden_in_a_list_outside_a_warning(source, guide):
    """As after a slip in the indentation."""
    for block in source.blocks:
        if block.kind == "item" and not block.admonition and block.text.startswith("Do not "):
            yield block.line, f'the item "{block.text[:30]}…" forbids outside a warning; indent it, or say what to do'


@promise_of_each_page
def test_dos_come_before_donts(source, guide):
    if source.name == ALL_DONTS or not source.warnings:
        return
    first = source.warnings[0]
    if not any(block.kind == "heading" and block.level > 1 and block.line < first.line for block in source.blocks):
        yield first.line, f'"{first.text}" stands before anything to do; put the dos first'


@promise_of_each_page
def test_a_step_has_few_donts(source, guide):
    if "step" in source.meta and len(source.warnings) > MOST_ON_A_STEP:
        remedy = f"keep {MOST_ON_A_STEP} and move the others to {ALL_DONTS}"
        yield source.warnings[MOST_ON_A_STEP].line, f"the step has {len(source.warnings)} warnings; {remedy}"
