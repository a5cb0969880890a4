"""Titles, headings and their anchors."""

from checks import headings
from planting import Fault, after_title, before_next, swap

LINE = "A line of text."

FAULTS = [
    Fault(
        "title that the file name does not follow",
        swap("docs/take-it-slow.md", "^# .*", "# Go slowly"),
        headings.wrong_title,
        "docs/take-it-slow.md:",
    ),
    Fault(
        "two titles on a page",
        before_next("take-it-slow.md", f"# Another\n\n{LINE}"),
        headings.wrong_title,
        "the page has 2 titles",
    ),
    Fault(
        "heading level skipped",
        before_next("take-it-slow.md", f"#### Deep {{ #deep }}\n\n{LINE}"),
        headings.wrong_order,
        '"Deep" is an H4',
    ),
    Fault(
        "heading under the title skipped",
        after_title("take-it-slow.md", f"{LINE}\n\n### Deep {{ #deep }}\n\n{LINE}"),
        headings.wrong_order,
        '"Deep" skips from H1 to H3',
    ),
    Fault(
        "heading directly under a heading",
        before_next("take-it-slow.md", "## Empty { #empty }"),
        headings.wrong_order,
        'stands directly under "Empty"',
    ),
    Fault(
        "heading that asks",
        before_next("take-it-slow.md", f"## Why wait? {{ #why }}\n\n{LINE}"),
        headings.wrong_words,
        '"Why wait?" asks',
    ),
    Fault(
        "heading with a full stop",
        before_next("take-it-slow.md", f"## Wait. {{ #wait }}\n\n{LINE}"),
        headings.wrong_words,
        '"Wait." ends in a mark',
    ),
    Fault(
        "heading in title case",
        before_next("take-it-slow.md", f"## Wait A While {{ #wait }}\n\n{LINE}"),
        headings.wrong_words,
        "capitalises A, While",
    ),
    Fault(
        "section without an anchor",
        before_next("take-it-slow.md", f"## Wait\n\n{LINE}"),
        headings.missing_anchors,
        '"Wait" has no anchor',
    ),
    Fault(
        "page that leads nowhere",
        swap("docs/take-it-slow.md", r"\{ #next \}", "{ #end }"),
        headings.wrong_ending,
        "docs/take-it-slow.md:",
    ),
    Fault(
        "step with the number of another",
        swap("docs/the-guide-on-one-page.md", "^## Step 5", "## Step 6"),
        headings.miscounted_steps,
        "stands at #step-5",
    ),
]

HARMLESS = {
    "section at the third level": before_next("read-it-offline.md", f"### Slower {{ #slower }}\n\n{LINE}"),
    "two sections at the third level": before_next(
        "hear-the-answer.md", f"### Slower {{ #slower }}\n\n{LINE}\n\n### Faster {{ #faster }}\n\n{LINE}"
    ),
    "heading that begins with a number": before_next("about-this-guide.md", f"## 3 days {{ #days }}\n\n{LINE}"),
    "heading with the word I": before_next("take-it-slow.md", f"## What I feel {{ #feel }}\n\n{LINE}"),
    "heading with a name": before_next("read-it-offline.md", f"## On an iPhone, as an EPUB {{ #iphone }}\n\n{LINE}"),
    "heading with an apostrophe": before_next("hear-the-answer.md", f"## What you can't mend {{ #mend }}\n\n{LINE}"),
    "heading with a comma": before_next("about-this-guide.md", f"## Slowly, then {{ #slowly }}\n\n{LINE}"),
    "heading with a hyphen": before_next("start-again-together.md", f"## A get-together {{ #get-together }}\n\n{LINE}"),
    "section with a long anchor": before_next(
        "start-again-together.md", f"## A walk {{ #a-walk-in-the-park }}\n\n{LINE}"
    ),
    "section with a class": before_next("messages-you-can-adapt.md", f"## A walk {{ #walk .wide }}\n\n{LINE}"),
    "section that begins with a message": before_next("messages-you-can-adapt.md", "## A note { #note }\n\n> Hello."),
}
