"""What keeps a reader and their ex safe."""

from checks import safeguards
from planting import Fault, after_title, before_next, swap

FAULTS = [
    Fault(
        "limit that is gone",
        swap("docs/bring-romance-back.md", "Stop here if either of you ever frightened the other.", ""),
        safeguards.lost_limits,
        "docs/bring-romance-back.md: does not say",
    ),
    Fault(
        "limit that says the opposite",
        swap("docs/hear-the-answer.md", "it is a no. Do not ask", "it is a no. Ask"),
        safeguards.lost_limits,
        "docs/hear-the-answer.md: does not say",
    ),
    Fault(
        "way in that leads elsewhere",
        swap("docs/index.md", r"\[When it is a no\]", "[Make first contact]"),
        safeguards.lost_limits,
        'docs/index.md: does not say "They said no. When it is a no"',
    ),
    Fault(
        "warning that became a paragraph",
        swap("docs/get-help.md", '!!! warning "Do not break a court order"', "Do not break a court order."),
        safeguards.changed_donts,
        'get-help.md: #break-an-order is no warning "Do not break a court order"',
    ),
    Fault(
        "warning that says another thing",
        swap("docs/before-you-start.md", "Do not go back to violence", "Do not make much of violence"),
        safeguards.changed_donts,
        "Do not make much of violence",
    ),
    Fault(
        "word of danger that is gone",
        swap("docs/reader-words.yml", " strangled, choked me,", ""),
        safeguards.lost_danger_words,
        '"choked me" is not in `violence`',
    ),
    Fault(
        "word of danger that is called harmless",
        swap("docs/reader-words.yml", "  harmless: ", "&&end my life, "),
        safeguards.lost_danger_words,
        '"end my life" is harmless and part of "end my life" in `ending-your-life`',
    ),
    Fault(
        "half of a word of danger that is called harmless",
        swap("docs/reader-words.yml", "  harmless: ", "&&choked, "),
        safeguards.lost_danger_words,
        '"choked" is harmless and part of "choked me" in `violence`',
    ),
    Fault(
        "message that presses",
        swap("docs/make-first-contact.md", "No need to reply. I hope", "Please write back. I hope"),
        safeguards.lost_limits,
        'docs/make-first-contact.md: does not say "Hi. I heard',
    ),
    Fault(
        "message that is gone",
        swap("docs/hear-the-answer.md", "^> Take all the time.*\n", ""),
        safeguards.lost_limits,
        'does not say "Take all the time',
    ),
    Fault(
        "situation that leads elsewhere",
        swap(
            "docs/index.md",
            r"\[A shared life\]\(when-it-is-a-no.md#shared-life\)",
            "[Start again together](start-again-together.md)",
        ),
        safeguards.lost_limits,
        'does not say "We share a child',
    ),
    Fault(
        "item that is gone from a warning",
        swap("docs/when-they-do-not-reply.md", "    - Do not switch to another app.*\n", ""),
        safeguards.lost_limits,
        'does not say "Do not switch',
    ),
    Fault(
        "line that is open for fewer people or hours than it says",
        swap("docs/get-help.md", "Men's Advice Line, weekdays,", "Men's Advice Line,"),
        safeguards.wrong_help_lines,
        "Men's Advice Line, [0808 801 0327](tel:08088010327).\" is not in violence",
    ),
    Fault(
        "text line that would call",
        swap("docs/get-help.md", "sms:85258", "tel:85258"),
        safeguards.wrong_help_lines,
        'tel:85258)." is not in ending-your-life',
    ),
    Fault(
        "wrong number",
        swap("docs/get-help.md", r"\[116 123\]\(tel:116123\)", "[116 132](tel:116132)"),
        safeguards.wrong_help_lines,
        '[116 132](tel:116132)." is not in ending-your-life',
    ),
    Fault(
        "number of another country",
        swap("docs/get-help.md", r"Australia: \[000\]", "Austria: [000]"),
        safeguards.wrong_help_lines,
        '"Austria: [000](tel:000)." is not in danger',
    ),
    Fault(
        "number that is gone",
        swap("docs/get-help.md", r"- Australia: Lifeline, .*\n", ""),
        safeguards.wrong_help_lines,
        'lacks "Australia: Lifeline, [13 11 14](tel:131114)."',
    ),
    Fault(
        "number that does not dial",
        swap("docs/get-help.md", r"\[911\]\(tel:911\)", "911"),
        safeguards.wrong_help_lines,
        'lacks "United States and Canada: [911](tel:911)."',
    ),
]

HARMLESS = {
    "harmless words with a word of danger in them": swap("docs/reader-words.yml", "  harmless: ", "&&knife and fork, "),
    "message more": swap("docs/hear-the-answer.md", "^> Thank you", "> All right.\n\n&&"),
    "item more in a warning": swap("docs/index.md", "    - Do not push for an answer.", "&&\n    - Do not shout."),
    "situation more": swap("docs/index.md", r"^- \*\*They said no.*$", "&&\n- **I am tired.** [Get help](get-help.md)"),
    "box more": swap("docs/the-guide-on-one-page.md", r"^- \[ \] I can live.*$", "&&\n- [ ] I have slept."),
    "line more beside a limit": after_title("make-first-contact.md", "Breathe first."),
    "limit on two lines": swap("docs/take-it-slow.md", "If one of you was ever", "If one of you\nwas ever"),
    "limit beside another": before_next("hear-the-answer.md", "Stop here if you are tired."),
    "new warning": before_next(
        "hear-the-answer.md", '!!! warning "Do not run"\n\n    It hurts.\n    { #run }\n\n    Rest.'
    ),
    "reason of a warning in other words": swap("docs/what-not-to-do.md", "can undo weeks", "can cost weeks"),
    "line about a help line": before_next("get-help.md", "All of them know such calls."),
    "word of danger more": swap("docs/reader-words.yml", "    court-order: ", "&&summons, "),
    "word that sounds like danger": swap("docs/reader-words.yml", "  harmless: ", "&&kill time, "),
    "line about numbers": before_next("get-help.md", "Most of these cost nothing."),
}
