"""The don'ts: each a `!!! warning "Do not ..."` that stands alone, says why, and says what to do instead."""

from .guide import Guide, on_each_page
from .markdown_pages import Block, Source
from .wording import sentences

MOST_ON_A_STEP = 4
# The page whose subject the don'ts are.
ALL_DONTS = "what-not-to-do.md"
FORBIDS = ("do not ", "never ", "don't ", "don’t ", "no ", "avoid ", "stop ", "refrain ")


@on_each_page
def wrong_types(source: Source, guide: Guide) -> list[str]:
    """Admonitions of any other type: the theme would show an unknown one without a word."""
    faults = []
    for block in source.blocks:
        if block.kind == "admonition" and block.type != "warning":
            faults.append(
                f'{source.where}:{block.line}: admonition type "{block.type}" is not one of the guide; '
                f'write `!!! warning "Do not ..."`, or a plain paragraph'
            )
        elif block.markup == "???" or block.text.startswith(("!!!", "???")):
            faults.append(
                f'{source.where}:{block.line}: this is not read as a warning; write `!!! warning "Do not ..."`'
            )
    return faults


@on_each_page
def wrong_titles(source: Source, guide: Guide) -> list[str]:
    return [
        f'{source.where}:{block.line}: the warning "{block.text}" does not begin with "Do not"; begin with it, in full'
        for block in source.warnings
        if not block.text.startswith("Do not ")
    ]


@on_each_page
def wrong_bodies(source: Source, guide: Guide) -> list[str]:
    """Warnings that do not say both why and what to do instead, or whose items forbid in other words."""
    faults = []
    for warning in source.warnings:
        body = [block for block in source.blocks if block.admonition is warning]
        if sum(len(sentences(block)) for block in body if block.kind != "html") < 2:
            faults.append(
                f'{source.where}:{warning.line}: "{warning.text}" has fewer than two sentences; '
                "say why, and what to do instead"
            )
        elif len([block for block in body if block.kind == "paragraph"]) < 2:
            faults.append(
                f'{source.where}:{warning.line}: "{warning.text}" ends before it says what to do instead; '
                "indent that paragraph by four spaces"
            )
        faults += [
            f'{source.where}:{block.line}: the item "{block.text[:30]}…" forbids in other words; begin it with "Do not"'
            for block in body
            if block.kind == "item" and block.text.lower().startswith(FORBIDS) and not block.text.startswith("Do not ")
        ]
    return faults


@on_each_page
def outside_warnings(source: Source, guide: Guide) -> list[str]:
    """Items that forbid outside a warning, as after a slip in its indentation."""
    return [
        f'{source.where}:{block.line}: the item "{block.text[:30]}…" forbids outside a warning; '
        "indent it by four spaces, or say what to do instead"
        for block in source.blocks
        if block.kind == "item" and not block.admonition and block.text.startswith("Do not ")
    ]


@on_each_page
def wrong_place(source: Source, guide: Guide) -> list[str]:
    """Don'ts that stand before what to do, or too many on one step."""
    if source.name == ALL_DONTS or not source.warnings:
        return []
    first = source.warnings[0]
    faults = []
    if "step" in source.meta and len(source.warnings) > MOST_ON_A_STEP:
        faults.append(
            f"{source.where}:{source.warnings[MOST_ON_A_STEP].line}: the step has {len(source.warnings)} warnings; "
            f"keep {MOST_ON_A_STEP} and move the others to {ALL_DONTS}"
        )
    dos = [block for block in source.blocks if is_do(block) and block.line < first.line]
    if not dos:
        faults.append(f'{source.where}:{first.line}: "{first.text}" stands before anything to do; put the dos first')
    return faults


def is_do(block: Block) -> bool:
    """Whether `block` is a section other than the page's title."""
    return block.kind == "heading" and block.level > 1
