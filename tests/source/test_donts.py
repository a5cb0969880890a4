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
        where = f"{source.where}:{block.line}"
        if block.kind == "admonition" and block.type != "warning":
            yield f'{where}: admonition type "{block.type}" is unknown; write `!!! warning "Do not ..."`, or a plain paragraph'
        elif block.markup == "???" or block.text.startswith(("!!!", "???")):
            yield f'{where}: this is not read as a warning; write `!!! warning "Do not ..."`'


@promise_of_each_page
def test_warnings_begin_with_do_not(source, guide):
    for block in source.warnings:
        if not block.text.startswith("Do not ") or len(block.text.split()) < 3:
            yield f'{source.where}:{block.line}: the warning "{block.text}" is no whole "Do not ..."; begin with it, in full'


@promise_of_each_page
def test_warnings_say_why_and_what_instead(source, guide):
    for warning in source.warnings:
        body = [block for block in source.prose if block.admonition is warning]
        where = f'{source.where}:{warning.line}: "{warning.text}"'
        if sum(len(block.sentences) for block in body) < 2:
            yield f"{where} has fewer than two sentences; say why, and what to do instead"
        elif len([block for block in body if block.kind == "paragraph"]) < 2:
            yield f"{where} ends before it says what to do instead; indent that paragraph by four spaces"


@promise_of_each_page
def test_items_that_forbid_begin_with_do_not(source, guide):
    for block in source.blocks:
        forbids = block.text.lower().startswith(FORBIDS) and not block.text.startswith("Do not ")
        if block.kind == "item" and block.admonition and forbids:
            yield f'{source.where}:{block.line}: the item "{block.text[:30]}…" forbids in other words; begin it with "Do not"'


@promise_of_each_page
def test_nothing_is_forbidden_in_a_list_outside_a_warning(source, guide):
    """As after a slip in the indentation."""
    for block in source.blocks:
        if block.kind == "item" and not block.admonition and block.text.startswith("Do not "):
            yield (
                f'{source.where}:{block.line}: the item "{block.text[:30]}…" forbids outside a warning; '
                "indent it by four spaces, or say what to do instead"
            )


@promise_of_each_page
def test_dos_come_before_donts(source, guide):
    if source.name == ALL_DONTS or not source.warnings:
        return
    first = source.warnings[0]
    if not any(block.kind == "heading" and block.level > 1 and block.line < first.line for block in source.blocks):
        yield f'{source.where}:{first.line}: "{first.text}" stands before anything to do; put the dos first'


@promise_of_each_page
def test_a_step_has_few_donts(source, guide):
    if "step" in source.meta and len(source.warnings) > MOST_ON_A_STEP:
        line = source.warnings[MOST_ON_A_STEP].line
        yield (
            f"{source.where}:{line}: the step has {len(source.warnings)} warnings; "
            f"keep {MOST_ON_A_STEP} and move the others to {ALL_DONTS}"
        )
