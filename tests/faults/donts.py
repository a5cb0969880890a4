"""The don'ts of the sources."""

from checks import donts, headings
from planting import Fault, after_title, before_next, swap

WARNING = '!!! warning "{}"\n\n    It hurts.\n    {{ #planted }}\n\n    Rest instead.'

FAULTS = [
    Fault(
        "what to do instead that fell out of its warning",
        swap("docs/get-help.md", "    Go home, give your phone", "Go home, give your phone"),
        donts.wrong_bodies,
        '"Do not follow, watch or track anybody" ends before',
    ),
    Fault(
        "unknown admonition type",
        after_title("take-it-slow.md", '!!! beware "Do not run"\n\n    x'),
        donts.wrong_types,
        'admonition type "beware"',
    ),
    Fault(
        "admonition of another kind",
        after_title("take-it-slow.md", '!!! tip "Rest"\n\n    x'),
        donts.wrong_types,
        'admonition type "tip"',
    ),
    Fault(
        "warning that folds away",
        after_title("take-it-slow.md", '??? warning "Do not run"\n\n    x'),
        donts.wrong_types,
        "docs/take-it-slow.md:",
    ),
    Fault(
        "warning that does not begin so",
        before_next("take-it-slow.md", WARNING.format("Never run")),
        donts.wrong_titles,
        '"Never run" does not begin with "Do not"',
    ),
    Fault(
        "warning that shortens its beginning",
        before_next("take-it-slow.md", WARNING.format("Don't run")),
        donts.wrong_titles,
        '"Don\'t run" does not begin',
    ),
    Fault(
        "warning without an anchor",
        before_next("take-it-slow.md", WARNING.format("Do not run").replace("    { #planted }\n", "")),
        headings.missing_anchors,
        '"Do not run" has no anchor',
    ),
    Fault(
        "warning that gives no reason",
        before_next("take-it-slow.md", '!!! warning "Do not run"\n\n    Rest.\n    { #planted }'),
        donts.wrong_bodies,
        '"Do not run" has fewer than two sentences',
    ),
    Fault(
        "item that forbids in other words",
        before_next("take-it-slow.md", WARNING.format("Do not run") + "\n\n    - Never call."),
        donts.wrong_bodies,
        'the item "Never call',
    ),
    Fault(
        "don't before what to do",
        after_title("take-it-slow.md", WARNING.format("Do not run")),
        donts.wrong_place,
        '"Do not run" stands before anything to do',
    ),
    Fault(
        "too many don'ts on a step",
        before_next("take-it-slow.md", "\n\n".join(WARNING.format(f"Do not run {n}") for n in range(5))),
        donts.wrong_place,
        "the step has",
    ),
]

HARMLESS = {
    "one more warning": before_next("read-it-offline.md", WARNING.format("Do not run")),
    "warning with its reason in three sentences": before_next(
        "hear-the-answer.md", WARNING.format("Do not run").replace("It hurts.", "It hurts. It tires. It lasts.")
    ),
    "warning with a list": before_next(
        "about-this-guide.md", WARNING.format("Do not run") + "\n\n    - Do not call.\n    - Do not write."
    ),
    "warning with what to do as a list": before_next(
        "get-help.md",
        WARNING.format("Do not run") + "\n\n    - Notes help.\n    - Nobody has to answer.\n    - Stopwatches, too.",
    ),
    "warning with a link": before_next(
        "make-first-contact.md", WARNING.format("Do not run").replace("Rest instead.", "Read [Get help](get-help.md).")
    ),
    "warning with a message that is better": before_next(
        "start-again-together.md", WARNING.format("Do not run") + "\n\n    > I am glad that you wrote."
    ),
    "warning before all others, on their own page": after_title("what-not-to-do.md", WARNING.format("Do not run")),
    "the words in a sentence": after_title("messages-you-can-adapt.md", "Do not worry: nobody reads this but you."),
    "marks in a sentence": after_title("bring-romance-back.md", "Wait. Then wait!!!"),
    "warning in a section at the third level": before_next(
        "when-they-do-not-reply.md", "### Slower { #slower }\n\nA line of text.\n\n" + WARNING.format("Do not run")
    ),
}
