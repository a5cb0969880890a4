"""The marks of a source."""

from checks import donts, markup
from planting import Fault, after_title, before_next, swap

PAGE = "read-it-offline.md"

FAULTS = [
    Fault("invisible character", after_title(PAGE, "Some\u200bbody."), markup.odd_characters, "ZERO WIDTH SPACE"),
    Fault("emoji", after_title(PAGE, "It hurts \U0001f494."), markup.odd_characters, "BROKEN HEART"),
    Fault(
        "quotation mark of a word processor",
        after_title(PAGE, "They say \u201cno\u201d."),
        markup.odd_characters,
        "U+201C",
    ),
    Fault("tag inside a line", after_title(PAGE, "<b>Stop today."), markup.stray_html, '"<b>Stop'),
    Fault(
        "comment that hides lines",
        after_title(PAGE, "<!-- To do\n\nStop today.\n\n-->"),
        markup.stray_html,
        '"<!-- To do',
    ),
    Fault(
        "part of another kind",
        after_title(PAGE, '<div class="do" markdown>\n\nRest.\n\n</div>'),
        markup.stray_html,
        'class="do"',
    ),
    Fault(
        "part that is not Markdown",
        after_title(PAGE, '<div class="dos">\n\nRest.\n\n</div>'),
        markup.stray_html,
        'class="dos">',
    ),
    Fault(
        "part that is not closed",
        before_next(PAGE, '<div class="dos" markdown>\n\nRest.'),
        markup.stray_html,
        "without its </div>",
    ),
    Fault("part that is closed twice", before_next(PAGE, "</div>"), markup.stray_html, "without its </div>"),
    Fault(
        "link with a space in it",
        after_title(PAGE, "Read [Get help] (get-help.md)."),
        markup.unread_marks,
        "shows a bracket",
    ),
    Fault("box without its space", before_next(PAGE, "A list:\n\n- [] Rest."), markup.unread_marks, "shows a bracket"),
    Fault(
        "box that is ticked already", before_next(PAGE, "A list:\n\n- [x] Rest."), markup.unread_marks, "ticked already"
    ),
    Fault(
        "warning in a warning",
        before_next(PAGE, '!!! warning "Do not run"\n\n    !!! warning "Do not walk"\n\n        It hurts.'),
        markup.unread_marks,
        "inside another thing",
    ),
    Fault(
        "advice marked as a message",
        after_title("take-it-slow.md", "> Do not go quiet."),
        markup.stray_messages,
        '"Do not go quiet." is marked as a message',
    ),
    Fault(
        "heading without its space",
        before_next(PAGE, "##Patience"),
        markup.unread_marks,
        '"##Patience" is shown as it was typed',
    ),
    Fault("half of a merge", before_next(PAGE, "<<<<<<< HEAD"), markup.unread_marks, "half of a merge"),
    Fault(
        "mark that was left open", before_next(PAGE, r"\*\*Patience is all."), markup.unread_marks, "what is **open**"
    ),
    Fault("character without a name", before_next(PAGE, "It is&nbps;fine."), markup.unread_marks, '"&nbps;" is shown'),
    Fault("table", before_next(PAGE, "| a | b |\n| c | d |"), markup.unread_marks, "the guide has no tables"),
    Fault("word that stands twice", before_next(PAGE, "Rest and and wait."), markup.unread_marks, '"and and" is shown'),
    Fault("picture by its name", before_next(PAGE, "Rest. :smile:"), markup.unread_marks, '":smile:" is shown'),
    Fault(
        "messages that run together",
        swap("docs/hear-the-answer.md", r"\n\n> Thank you", "\n> Thank you"),
        markup.joined_messages,
        "two messages run together",
    ),
    Fault(
        "message without its mark",
        swap("docs/hear-the-answer.md", "^> Thank you", "Thank you"),
        markup.unmarked_messages,
        'honestly. I wil" speaks as the reader',
    ),
    Fault(
        "what to do without its part",
        swap(f"docs/{PAGE}", '<div class="dos" markdown>', ""),
        markup.missing_dos,
        "no list of what to do",
    ),
    Fault(
        "item that fell out of its warning",
        before_next(PAGE, "A list:\n\n- Do not call."),
        donts.outside_warnings,
        '"Do not call',
    ),
]

HARMLESS = {
    "thing after a colon": after_title("hear-the-answer.md", "One thing: rest."),
    "time of day": after_title("before-you-start.md", "Rest from 9:30 to 10:30 tonight."),
    "word that is said again": after_title("take-it-slow.md", "Slowly, slowly is fine."),
    "word that ends one sentence and begins the next": after_title("start-again-together.md", "Rest well. Well done."),
    "number of a room": after_title("bring-romance-back.md", "Go to room #3 and rest."),
    "their own words": after_title("read-it-offline.md", 'You may say "this was my part".'),
    "word that begins with the letter": after_title("messages-you-can-adapt.md", "Ice on the eyes helps."),
    "message after a message": swap("docs/hear-the-answer.md", "^> Thank you", "> All right.\n\n&&"),
    "what somebody says": before_next(PAGE, 'If they write "I miss my old life", it is not about you.'),
    "letter with an accent": after_title("about-this-guide.md", "Meet in a caf\u00e9."),
    "price": after_title("about-this-guide.md", "It costs 2 \u20ac."),
    "hyphen": after_title("hear-the-answer.md", "A well-meant word."),
    "plain quotation marks": after_title("hear-the-answer.md", 'They say "no", and they\'re sure.'),
    "comment on a line": after_title("hear-the-answer.md", "<!-- Said by a reader. -->"),
    "part more of what to do": before_next(
        "hear-the-answer.md", 'Do this:\n\n<div class="dos" markdown>\n\n- Rest.\n\n</div>'
    ),
    "sign for less": after_title("read-it-offline.md", "It takes < 300 kB."),
    "sign for more": after_title("read-it-offline.md", "A phone > 2 years old can do it."),
    "box to tick": before_next("the-guide-on-one-page.md", "A list:\n\n- [ ] Rest."),
    "round brackets": after_title("start-again-together.md", "Rest (a day or two)."),
    "link after a bracket": after_title("start-again-together.md", "Rest (see [Get help](get-help.md))."),
    "item that forbids inside a warning": before_next(
        "start-again-together.md",
        '!!! warning "Do not run"\n\n    It hurts.\n    { #run }\n\n    Rest:\n\n    - Do not walk.',
    ),
    "item that speaks of doing": before_next("bring-romance-back.md", "A list:\n\n- Doing nothing is fine."),
    "the words in a line": after_title("bring-romance-back.md", "Do not worry."),
    "exclamation": after_title("when-they-do-not-reply.md", "Rest! Then sleep!"),
}
