"""Each rule of the guide is said in one way, wherever it is said: how long to wait, how many messages, when to phone."""

import re

from shared.data_files import Entry, Shape, unreadable
from shared.promises import promise, promise_of_each_page

FILE = "tests/rules.yml"
RULE = Shape(
    "`- rule: Wait a month.`, with `at:` and below it `page.md#anchor: a month`",
    {"rule": str, "at": dict},
    {"never": str, "about": str, "says": str},
)


def patterns(rule: Entry) -> list[str]:
    return [*map(str, filter(None, map(rule.get, ("never", "about", "says")))), *map(str, rule["at"].values())]


def rules(guide) -> list[Entry]:
    return [rule for rule in RULE.whole(guide.data(FILE)) if not any(map(unreadable, patterns(rule)))]


@promise
def test_rules_are_whole_and_name_places_that_are_there(guide):
    if not guide.data(FILE):
        yield f"{FILE}:1: is missing or cannot be read; put it back"
    yield from RULE.faults(FILE, guide.data(FILE))
    for rule in RULE.whole(guide.data(FILE)):
        for pattern in filter(unreadable, patterns(rule)):
            yield f'{FILE}:{rule.line}: "{pattern}" is no regular expression, {unreadable(pattern)}; write it as its neighbours'
        for place in rule["at"]:
            if not guide.has(str(place)):
                yield f'{FILE}:{rule.line}: "{rule["rule"]}" is said at {place}, which is not there; name where it is said now'


@promise
def test_each_rule_is_said_in_one_way(guide):
    for rule in rules(guide):
        for place, decides in rule["at"].items():
            page, _, anchor = str(place).partition("#")
            if not guide.has(str(place)):
                continue
            blocks = guide.sources[page].section(anchor)
            text = " ".join(" ".join(block.text.split()) for block in blocks)
            where = f'{guide.sources[page].where}:{blocks[0].line}: #{anchor or page} is to say "{rule["rule"]}"'
            remedy = f"say it there as elsewhere, or change {FILE}:{rule['at'].line + list(rule['at']).index(place)}"
            if not re.search(str(decides), text, re.IGNORECASE):
                yield f'{where} and does not say "{decides}"; {remedy}'
            if "never" in rule and (other := re.search(rule["never"], text, re.IGNORECASE)):
                yield f'{where} and says "{other[0]}"; {remedy}'


@promise_of_each_page
def test_no_sentence_anywhere_says_another_rule(source, guide):
    for rule in (rule for rule in rules(guide) if "about" in rule):
        for line, sentence in (found for block in source.prose for found in block.sentences):
            about = re.search(rule["about"], sentence, re.IGNORECASE)
            if about and not re.search(rule.get("says", ""), sentence, re.IGNORECASE):
                remedy = f"say it as elsewhere, or change {FILE}:{rule.line}"
                yield line, f'"{sentence}" is not the rule "{rule["rule"]}"; {remedy}'
