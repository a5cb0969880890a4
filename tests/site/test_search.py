"""The search finds the section that answers, says when the guide has no answer, and never puts anybody in danger."""

import random
from statistics import median
from types import SimpleNamespace

import pytest
import search_report
from search_report import RUN, page_of, precision, share
from shared.browsing import search
from shared.built_site import HELP

# What the search reaches on tests/searches.yml, less four in a hundred: as far as another order of learning moves it.
BARS = {
    "asked": {"first": 0.61, "three": 0.79, "section": 0.51},
    "given": {"first": 0.87, "three": 0.95, "section": 0.79},
    "typos": {"first": 0.85, "three": 0.88, "section": 0.81},
    "synonyms": {"first": 0.67, "three": 0.78, "section": 0.59},
}
REMEDY = "add questions like these, in other words, to the file of the page that answers, in docs/questions/"
# Sections that say in short what another one says in full.
FOUND_BY_OTHERS = {"what-not-to-do.html#tricks", "get-help.html#break-an-order"}
OUTPOURING = "we were together for three years and i gave everything and now there is nothing left of it at all "
BAD_INPUT = ["", "   ", "no " * 5000, "x" * 10_000, "\u0000\ud7ff\u200b\n\n", "__proto__", "constructor toString"]


@pytest.fixture(scope="module")
def found(built):
    return search_report.run(built.folder)


@pytest.fixture(scope="module")
def ask(built):
    """What the search finds for each of these queries."""
    return lambda *queries: [SimpleNamespace(**answer) for answer in search_report.ask(built.folder, list(queries))]


def of_set(found, name):
    return [answer for answer in found if answer.asked.set == name]


@pytest.mark.parametrize("name", BARS)
def test_readers_find_what_they_search_for(report, found, name):
    answers = of_set(found, name)
    reached = {measure: share(answers, measure) for measure in BARS[name]}
    wrong = [f"{name}: {it} is {reached[it]:.3f}, below {bar}" for it, bar in BARS[name].items() if reached[it] < bar]
    report(wrong and [f"{fault}; {REMEDY}" for fault in wrong + [answer.fault for answer in answers if answer.fault]])


def test_most_of_what_is_shown_is_right(found):
    answers = [answer for answer in found if answer.asked.set in BARS]
    assert precision(answers) >= 0.52, "too much is shown; look at GAP in ranking.js"


def test_cries_for_help_show_the_help_page_first(report, found):
    answers = of_set(found, "danger")
    missed = [answer.fault for answer in answers if not answer.alarm or page_of(answer.links[0]) != HELP]
    report([f"{fault}; {REMEDY}" for fault in missed] if len(missed) > len(answers) * 0.05 else [])
    assert share(answers, "section") >= 0.82, "cries lead to the wrong section of the help page; " + REMEDY


@pytest.mark.parametrize(("name", "least"), [("danger", 0.97), ("blind-danger", 0.9), ("roundabout-danger", 0.6)])
def test_in_doubt_the_help_page_is_second(report, found, name, least):
    answers = of_set(found, name)
    missed = [f'"{answer.asked.query}" leads to {answer.links[:2]}; {REMEDY}' for answer in answers if not answer.two]
    report(missed if share(answers, "two") < least else [])


def test_nobody_is_alarmed_without_need(report, found):
    """One in forty searches at most; those that were written to sound like danger may be one in six."""
    alarms = [answer for answer in found if answer.asked.kind in {"answer", "none"} and answer.alarm]
    alarms = [answer for answer in alarms if HELP not in answer.pages]
    remedy = "add questions like it to docs/questions/sounds-like-danger.yml or to the page that answers"
    faults = [f'"{answer.asked.query}" is taken for danger; {remedy}' for answer in alarms]
    report(faults if len(faults) > len(found) / 40 else [])
    harmless = of_set(found, "harmless")
    assert share(harmless, "alarm") <= 1 / 6, "\n".join(answer.fault for answer in harmless if answer.alarm)


def test_what_the_guide_does_not_cover_is_said(found):
    answers = of_set(found, "not-covered")
    told = share(answers, "told")
    assert told >= 0.65, f"{told:.2f} are told; add questions to docs/questions/not-covered.yml"


def test_danger_is_seen_through_typing_errors_and_at_the_end_of_an_outpouring(ask):
    cries = ["suicde", "i want to dei", "resraining order", "he treatened me", "hes abusve", "stalkign me"]
    cries += [OUTPOURING * 8 + "and i want to die", OUTPOURING * 8 + "and he choked me"]
    for cry, answer in zip(cries, ask(*cries), strict=True):
        assert answer.danger, f'"...{cry[-40:]}" does not show {HELP} first; look at `danger` in ranking.js'
        assert page_of(answer.links[0]) == HELP and answer.links[0] == f"{HELP}#{answer.danger}"


def test_who_did_it_to_whom_decides(ask):
    for query, place in {
        "i hit her": "get-help.html#your-own-actions",
        "he hit me": "get-help.html#violence",
        "my ex is stalking me": "get-help.html#stalking",
        "she wants me back": "when-they-write-to-you.html#want-you-back",
        "i want her back": "before-you-start.html",
        "she said yes": "hear-the-answer.html#a-yes",
    }.items():
        assert ask(query)[0].links[0] == place, f'"{query}" leads to {ask(query)[0].links}; {REMEDY}'


def test_each_section_is_found_by_its_own_words(report, built, ask):
    sections = [one for one in built.search_sections if "#" in one[0] and one[0] not in FOUND_BY_OTHERS]
    answers = ask(*(f"{title} {text.replace('|', ' ')}" for _, title, text in sections))
    faults = [
        f"{place}: its title finds {answer.links[:3]}; do questions of another section stand in its list in docs/questions/?"
        for (place, *_), answer in zip(sections, answers, strict=True)
        if place not in answer.links[:3]
    ]
    report(faults)


def test_the_beginning_of_a_word_is_enough(ask):
    assert "take-it-slow.html#coffee" in ask("cof")[0].links[:2]


def test_spelling_and_writing_do_not_change_what_is_found(ask):
    """With the apostrophe or without, in capitals or not, he or she."""
    for one, other in [
        ("she doesn't want me", "she doesnt want me"),
        ("she doesn\u2019t want me", "he doesn't want me"),
        ("GHOSTED", "ghosted"),
        ("caf\u00e9", "cafe"),
        ("my ex boyfriend (26M) blocked me", "my ex blocked me"),
    ]:
        first, second = ask(one, other)
        assert first.links == second.links, f'"{one}" finds {first.links}, "{other}" finds {second.links}'


def test_a_result_shows_its_page_its_title_and_the_words_that_were_found(ask):
    lead = ask("coffee")[0].results[0]
    assert lead["page"] == "Take it slow" and "coffee" in lead["title"].lower() and len(lead["text"]) > 20, lead
    marked = {mark.lower() for mark in lead["marks"]}
    assert marked == {"coffee"}, f"marked: {marked}; look at `marksOf` in ranking.js"


def test_at_most_five_pages_are_shown_and_each_once(found):
    for answer in found:
        pages = [page_of(link) for link in answer.links]
        assert len(pages) <= 5 and len(pages) == len(set(pages)), f'"{answer.asked.query}" shows {pages}'


def test_bad_input_neither_fails_nor_freezes(ask):
    chance = random.Random(1)
    pieces = [*"+-~^*:\"'()[]{}\\/<>&%$#@!?.,;|`=_ \t\n\U0001f494\u2019\u0301\uffff\u043f", "no", "her"]
    generated = ["".join(chance.choices(pieces, k=chance.randint(1, 60))) for _ in range(300)]
    slowest = max(ask(*BAD_INPUT, *generated), key=lambda answer: answer.took)
    # Far above what one takes, and far below a page that stands still, on a machine that is busy with other tests.
    assert slowest.took < 2000, f"{slowest.took:.0f} ms"


def test_a_keystroke_is_answered_at_once(found):
    """16 ms and 50 ms are the aim; a machine that is busy with other tests gets three times as long."""
    times = sorted(answer.took for answer in found)
    assert median(times) < 3 * 16 and times[int(len(times) * 0.95)] < 3 * 50, f"{median(times):.0f} ms"


def test_node_and_the_browser_find_the_same(open_page, built):
    queries = ["coffee", "he hit me", "who gets the house", "cant stop thinking about her", "suicde"]
    page = open_page("index.html")
    search(page, "coffee")
    theirs = page.evaluate(f"queries => ({RUN})(queries)", queries)
    ours = search_report.ask(built.folder, queries)
    assert [answer["results"] for answer in ours] == [answer["results"] for answer in theirs]
