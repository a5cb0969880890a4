"""Sentences, lists, words and links."""

from checks import reading_age, shared_text, wording
from conftest import PAGES
from planting import Fault, after_title, before_next, both, new_file
from planting import front_matter as in_front_matter

from .donts import WARNING

LONG = "This sentence goes on and on and on because somebody who wrote it late at night could not find the place where it ought to have come to its end."
OFFICIALESE = (
    "Incomprehensible considerations necessitate immediate reconsideration of established understandings.\n\n" * 40
)
LINE = "A line of text."

FAULTS = [
    Fault("26-word sentence", after_title("take-it-slow.md", LONG), wording.long_sentences, "words; split it"),
    Fault(
        "26-word sentence in a warning",
        before_next("take-it-slow.md", WARNING.format("Do not run").replace("It hurts.", LONG)),
        wording.long_sentences,
        "words; split it",
    ),
    Fault(
        "page in officialese",
        after_title("take-it-slow.md", OFFICIALESE),
        reading_age.hard_pages,
        "docs/take-it-slow.md:",
    ),
    Fault(
        "guide in officialese",
        both(*(after_title(page, OFFICIALESE * 4) for page in PAGES)),
        reading_age.hard_guide,
        "grade",
    ),
    Fault(
        "four sentences in a paragraph",
        after_title("take-it-slow.md", "One is. Two are. Three are. Four are."),
        wording.long_paragraphs,
        "has 4 sentences",
    ),
    Fault(
        "item of two sentences",
        before_next("take-it-slow.md", f"{LINE}\n\n- One. Two."),
        wording.wrong_lists,
        'the item "One. Two.',
    ),
    Fault(
        "list that nothing leads into",
        before_next("take-it-slow.md", "## Wait { #wait }\n\n- One."),
        wording.wrong_lists,
        "nothing leads into the list",
    ),
    Fault(
        "list that is too long",
        before_next("take-it-slow.md", LINE + "\n\n" + "- One.\n" * 9),
        wording.wrong_lists,
        "the list has over 8 items",
    ),
    Fault(
        "page that is too long",
        before_next("take-it-slow.md", f"{LINE}\n\n" * 200),
        wording.wrong_length,
        "docs/take-it-slow.md:1: the page has",
    ),
    Fault(
        "page that is too thin",
        new_file("docs/take-it-slow.md", f"# Take it slow\n\n{LINE}\n"),
        wording.wrong_length,
        "docs/take-it-slow.md:1: the page has 7 words",
    ),
    Fault(
        "filler",
        after_title("take-it-slow.md", "You should wait."),
        wording.forbidden_words,
        '"should" is not a word of the guide',
    ),
    Fault(
        "short form",
        after_title("take-it-slow.md", "Wait, e.g. a week."),
        wording.forbidden_words,
        '"e.g." is not a word',
    ),
    Fault(
        "promise to win somebody",
        after_title("take-it-slow.md", "So you win them back."),
        wording.forbidden_words,
        '"win them back" is not a word',
    ),
    Fault("gender", after_title("take-it-slow.md", "Give her time."), wording.forbidden_words, '"her" is not a word'),
    Fault(
        "label on people",
        after_title("take-it-slow.md", "Some people are needy."),
        wording.forbidden_words,
        '"needy" is not a word',
    ),
    Fault(
        "forbidden word in a description",
        in_front_matter(
            "take-it-slow.md", "description", "You should simply wait for them to answer you, and then wait."
        ),
        wording.forbidden_words,
        'docs/take-it-slow.md:2: "should"',
    ),
    Fault(
        "link text that says nothing",
        after_title("take-it-slow.md", "Look [here](get-help.md)."),
        wording.wrong_link_texts,
        'link text "here" says nothing; use the title of what it leads to: Get help',
    ),
    Fault(
        "link text of another title",
        after_title("take-it-slow.md", "Read [Find help](get-help.md)."),
        wording.wrong_link_texts,
        '"Find help" is not the title of get-help.md',
    ),
    Fault(
        "text shared between two pages",
        both(after_title("take-it-slow.md", LONG), after_title("get-help.md", LONG)),
        shared_text.shared_runs,
        "stands in docs/get-help.md:",
    ),
]

HARMLESS = {
    "one long word": after_title("take-it-slow.md", "Reconsideration helps."),
    "sentence of 25 words": after_title(
        "take-it-slow.md",
        "One two three four five six seven eight nine ten eleven twelve one two three four five six seven eight nine ten eleven twelve thirteen.",
    ),
    "sentence over two lines": after_title("read-it-offline.md", "You can wait for\nas long as you like."),
    "two sentences of 13 words": after_title(
        "hear-the-answer.md",
        "It may take a day, or a week, or all of the spring. It may be that they never write, and this too is fine.",
    ),
    "three sentences in a paragraph": after_title("about-this-guide.md", "One is. Two are. Three are."),
    "question and answer": after_title("bring-romance-back.md", "Is it late? Then sleep! It can wait."),
    "full stop inside a number": after_title("start-again-together.md", "Wait 2.5 days. Rest for 1.5 more."),
    "comma inside a number": after_title("read-it-offline.md", "It is 1,000 words long."),
    "quotation that ends a sentence": after_title("take-it-slow.md", 'They say "no." You stop.'),
    "brackets that end a sentence": after_title("read-it-offline.md", "You wait (a day or two). You sleep."),
    "filler in a sample message": before_next("messages-you-can-adapt.md", "> I just wanted to say hello."),
    "sample message of one word": before_next("messages-you-can-adapt.md", "> Hello."),
    "time in a sentence": after_title("hear-the-answer.md", "It has just ended."),
    "word that holds a forbidden one": after_title(
        "about-this-guide.md", "Put it on a shoulder, or adjust it. There and then."
    ),
    "British spelling": after_title("read-it-offline.md", "Watch how you behave, and your behaviour."),
    "words for anybody": after_title("hear-the-answer.md", "Ask them for themselves, and let them be."),
    "link to a page by its title": after_title("read-it-offline.md", "Read [Get help](get-help.md)."),
    "link to a section by its heading": after_title("hear-the-answer.md", "Read [In danger now](get-help.md#danger)."),
    "link to a section by the title of its page": after_title(
        "about-this-guide.md", "Read [Get help](get-help.md#danger)."
    ),
    "link inside a sentence, in small letters": after_title("read-it-offline.md", "You can [get help](get-help.md)."),
    "link over two lines": after_title("start-again-together.md", "You can [get\nhelp](get-help.md)."),
    "link to another site": after_title("hear-the-answer.md", "Ask the [Samaritans](https://www.samaritans.org/)."),
    "bold words in a sentence": after_title("bring-romance-back.md", "Go **gently** today."),
    "list of one": before_next("read-it-offline.md", f"{LINE}\n\n- One."),
    "list of eight": before_next("hear-the-answer.md", LINE + "\n\n" + "- One.\n" * 8),
    "two lists": before_next("about-this-guide.md", f"{LINE}\n\n- One.\n\nAnother line.\n\n- Two."),
    "list inside a list": before_next("start-again-together.md", f"{LINE}\n\n- One.\n    - Two.\n- Three."),
    "list with numbers": before_next("bring-romance-back.md", f"{LINE}\n\n1. One.\n2. Two."),
    "item without a full stop": before_next("when-they-do-not-reply.md", f"{LINE}\n\n- a coffee"),
    "eleven words that two pages share": both(
        after_title("read-it-offline.md", "Walk by the river on a cold day and then go."),
        after_title("hear-the-answer.md", "Walk by the river on a cold day and then stop."),
    ),
    "a dozen words twice on one page": both(
        after_title("about-this-guide.md", "Drink some hot tea with milk on a day when it rains."),
        before_next("about-this-guide.md", "Drink some hot tea with milk on a day when it rains."),
    ),
    "what the guide says everywhere": both(
        after_title("read-it-offline.md", "It helps you find out whether you both want to try again."),
        after_title("hear-the-answer.md", "It helps you find out whether you both want to try again."),
    ),
    "comment in a source": after_title("take-it-slow.md", "<!-- Said by a reader in 2026. -->"),
}
