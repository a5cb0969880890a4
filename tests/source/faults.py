"""The faults that are planted in a copy of the guide, a row each: whose check finds it, what it is, the edit, the message.

To add one, copy its neighbour. HARMLESS has changes that checks once wronged; no check may complain of any.
"""

from datetime import date, timedelta

import test_approved as approved
import test_articles as articles
import test_data_files as data_files
import test_donts as donts
import test_front_matter as matter
import test_headings as headings
import test_help_lines as help_lines
import test_ledger as ledger
import test_links_of_pages as links
import test_markup as markup
import test_messages as messages
import test_questions as questions
import test_rules as rules
import test_searches as searches
import test_should_i_write as asking
import test_wording as wording
from planting import Edit, Fault, after_title, before_next, both, front_matter, in_bytes, swap

# Pages to plant in: a step, and one of each other kind.
PAGE, OTHER, HELP = "take-it-slow.md", "hear-the-answer.md", "get-help.md"
ASK, PLAIN = "should-i-write-to-them.md", "about-this-guide.md"
LINE = "A line of text."
LONG = "This sentence goes on and on because a tired and sad person could not find the place where it ought to come to its end, as it must."
HARD = "Incomprehensible considerations necessitate immediate reconsideration of established understandings.\n\n" * 40
WARNING = '!!! warning "{}"\n\n    It hurts.\n    {{ #planted }}\n\n    Rest instead.'
TOMORROW = date.today() + timedelta(days=1)
SAME = "The same words about two pages, which helps nobody at all."


def section(heading: str, anchor: str = "planted") -> str:
    return f"## {heading} {{ #{anchor} }}\n\n{LINE}"


def question(anchor: str, *answers: str) -> str:
    return f"## Is it {anchor} {{ #{anchor} }}\n\nIs it?\n\n" + "\n".join(answers)


def asked(markdown: str, first: str) -> Edit:
    """Add sections to the page of questions, and lead its first answer to one of them."""
    return both(before_next(ASK, markdown), swap(f"docs/{ASK}", r"\(#[\w-]+\)$", f"(#{first})"))


def chain(length: int) -> str:
    links = [(f"way-{n}", f"way-{n + 1}") for n in range(length)] + [(f"way-{length}", "end-planted")]
    asks = [question(here, f"- **Yes.** [On](#{there})", f"- **No.** [On](#{there})") for here, there in links]
    return "\n\n".join([*asks, "## The end { #end-planted }\n\nRead [Get help](get-help.md)."])


# A row a line, like a table, however wide.
# fmt: off
FAULTS = [
    # Data files
    Fault(data_files.test_data_files_can_be_read, "broken YAML", swap("tests/ledger.yml", "^a:", "a: ["), "tests/ledger.yml:"),
    # Front matter
    Fault(matter.test_every_page_can_be_read, "colon in a text", front_matter(PAGE, "description", "Slow: and: steady"), f"docs/{PAGE}:2: cannot be read"),
    Fault(matter.test_front_matter_has_the_known_keys, "key that is missing", front_matter(PAGE, "description", None), "no `description`"),
    Fault(matter.test_the_list_of_keys_can_be_read, "type that is none", swap("tests/front-matter.yml", "is: date", "is: datum"), "the rule for `reviewed` has another form"),
    Fault(matter.test_no_page_was_reviewed_in_the_future, "review to come", front_matter(PAGE, "reviewed", str(TOMORROW)), "still to come"),
    Fault(matter.test_descriptions_fit_a_search_result, "short description", front_matter(PAGE, "description", "Slow."), f"docs/{PAGE}:2: the description has 5"),
    Fault(matter.test_titles_descriptions_and_steps_are_unique, "one description twice", both(front_matter(PAGE, "description", SAME), front_matter(HELP, "description", SAME)), f"also that of docs/{HELP}"),
    Fault(matter.test_steps_follow_the_navigation, "steps out of order", both(front_matter(PAGE, "step", "2"), front_matter("make-first-contact.md", "step", "3")), "make-first-contact.md 3, take-it-slow.md 2"),
    Fault(matter.test_the_map_names_the_steps, "step of another name on the map", swap("docs/assets/drawings/map.svg", ">Take it slow<", ">Take it easy<"), "map.svg:1: shows"),
    # Headings
    Fault(headings.test_file_names_follow_the_titles, "title of another file", swap(f"docs/{PAGE}", "^# .*", "# Go slowly"), "name the file go-slowly.md"),
    Fault(headings.test_no_heading_stands_straight_under_another, "nothing under a heading", before_next(PAGE, "## Empty { #empty }"), 'straight under "Empty"'),
    Fault(headings.test_no_level_is_skipped_or_deeper_than_the_third, "level skipped", after_title(PAGE, f"{LINE}\n\n#{section('Deep')}"), '"Deep" skips from H1 to H3'),
    Fault(headings.test_headings_are_in_sentence_case_and_ask_nothing, "heading that asks", before_next(PAGE, section("Why wait?")), '"Why wait?" asks'),
    Fault(headings.test_steps_are_numbered_as_their_anchors, "step of another number", swap("docs/the-guide-on-one-page.md", "^## Step 5", "## Step 6"), "stands at #step-5"),
    Fault(headings.test_sections_and_warnings_have_anchors, "section without an anchor", before_next(PAGE, f"## Wait\n\n{LINE}"), '"Wait" has no anchor'),
    Fault(headings.test_sections_and_warnings_have_anchors, "warning without an anchor", before_next(PAGE, WARNING.format("Do not run").replace("    { #planted }\n", "")), '"Do not run" has no anchor'),
    Fault(headings.test_sections_and_warnings_have_anchors, "anchor below a blank line", before_next(PAGE, WARNING.format("Do not run").replace("    { #", "\n    { #")), '"Do not run" has no anchor'),
    Fault(headings.test_anchors_and_titles_are_unique_on_their_page, "anchor used twice", before_next(PAGE, section("Once more", "next")), 'anchor "next" is used 2 times'),
    Fault(headings.test_anchors_are_short_and_plain, "anchor with capitals", before_next(PAGE, section("Wait", "Wait_Now")), "#Wait_Now is hard to type"),
    Fault(headings.test_pages_end_with_what_comes_next, "page that leads nowhere", swap(f"docs/{PAGE}", r"\{ #next \}", "{ #end }"), "does not end with what comes next"),
    # Don'ts
    Fault(donts.test_admonitions_are_warnings, "unknown type", after_title(PAGE, '!!! beware "Do not run"\n\n    x'), 'type "beware"'),
    Fault(donts.test_warnings_begin_with_do_not, "warning in other words", before_next(PAGE, WARNING.format("Never run")), '"Never run" is no whole'),
    Fault(donts.test_warnings_say_why_and_what_instead, "warning without a reason", before_next(PAGE, '!!! warning "Do not run"\n\n    Rest.\n    { #planted }'), "fewer than two sentences"),
    Fault(donts.test_items_that_forbid_begin_with_do_not, "item in other words", before_next(PAGE, WARNING.format("Do not run") + "\n\n    - Never call."), 'the item "Never call'),
    Fault(donts.test_nothing_is_forbidden_in_a_list_outside_a_warning, "item outside", before_next(PAGE, f"{LINE}\n\n- Do not call."), "forbids outside a warning"),
    Fault(donts.test_dos_come_before_donts, "don't before the dos", after_title(PAGE, WARNING.format("Do not run")), "stands before anything to do"),
    Fault(donts.test_a_step_has_few_donts, "many don'ts", before_next(PAGE, "\n\n".join(WARNING.format(f"Do not run {n}") for n in range(5))), "keep 4 and move"),
    # Markup
    Fault(markup.test_characters_are_plain, "invisible character", after_title(PAGE, "Some\u200bbody."), "ZERO WIDTH SPACE"),
    Fault(markup.test_characters_are_plain, "emoji", after_title(PAGE, "It hurts \U0001f494."), "BROKEN HEART"),
    Fault(markup.test_no_note_of_an_author_is_left, "comment", after_title(PAGE, "<!-- Said by a reader. -->"), '"<!--" is a note'),
    Fault(markup.test_no_note_of_an_author_is_left, "to-do", after_title(PAGE, "TODO: ask somebody."), '"TODO" is a note'),
    Fault(markup.test_pages_are_markdown, "tag inside a line", after_title(PAGE, "<b>Stop today."), '"<b>Stop'),
    Fault(markup.test_parts_are_opened_and_closed, "part left open", before_next(PLAIN, '<div class="dos" markdown>\n\nRest.'), "without its </div>"),
    Fault(markup.test_marks_are_read, "space in a link", after_title(PAGE, "Read [Get help] (get-help.md)."), "shows a bracket"),
    Fault(markup.test_marks_are_read, "box that is ticked", before_next(PAGE, f"{LINE}\n\n- [x] Rest."), "ticked already"),
    # Messages and the compact line
    Fault(messages.test_messages_are_words_to_send_and_nothing_else, "advice as a message", after_title(PAGE, "> Do not go quiet."), "marked as a message"),
    Fault(messages.test_each_message_is_one_paragraph, "messages that run together", after_title(PAGE, "> Hello.\n> Hello again."), "two messages run together"),
    Fault(messages.test_messages_are_marked_as_messages, "message without its mark", after_title(PAGE, "Hi. I hope you are well."), "speaks as the reader"),
    Fault(messages.test_the_compact_line_has_one_form, "compact line of another form", swap(f"docs/{PAGE}", r"^\*Not for you if", "*Not meant for you if"), "has another form"),
    Fault(messages.test_the_compact_line_is_where_it_decides, "step for everybody", swap(f"docs/{PAGE}", r"^\*Not for you if.*", LINE), "does not say for whom it is not"),
    # Wording
    Fault(wording.test_sentences_stop_at_25_words, "long sentence", after_title(PAGE, LONG), "words; split it"),
    Fault(wording.test_paragraphs_stop_at_three_sentences, "long paragraph", after_title(PAGE, "One is. Two are. Three are. Four are."), "has 4 sentences"),
    Fault(wording.test_lists_are_short_and_led_into, "list of nine", before_next(PAGE, LINE + "\n\n" + "- One.\n" * 9), "over 8 items"),
    Fault(wording.test_the_lists_of_words_can_be_read, "pattern left open", swap("tests/wording.yml", "^  should:", "  (should:"), "(should is no regular expression"),
    Fault(wording.test_words_are_plain_and_fair, "filler", after_title(PAGE, "You should wait."), '"should" is not a word'),
    Fault(wording.test_words_are_plain_and_fair, "promise to win somebody", after_title(PAGE, "So you win them back."), '"win them back" is not'),
    Fault(wording.test_words_are_plain_and_fair, "gender", after_title(PAGE, "Give her time."), '"her" is not a word'),
    Fault(wording.test_pages_share_no_text_by_mistake, "copied text", both(after_title(PAGE, LONG), after_title(HELP, LONG)), f"stands in docs/{HELP}:"),
    Fault(wording.test_no_page_is_hard_to_read, "page in officialese", after_title(PAGE, HARD), f"docs/{PAGE}:"),
    Fault(wording.test_the_guide_is_easy_to_read, "guide in officialese", both(*(after_title(page, HARD * 5) for page in (PAGE, OTHER, PLAIN, ASK, HELP))), "on average"),
    # Links
    Fault(links.test_link_texts_are_the_titles_of_their_targets, "text that says nothing", after_title(PAGE, "Look [here](get-help.md)."), '"here" says nothing'),
    # Ledger
    Fault(ledger.test_entries_of_the_ledger_are_whole, "bare anchor", swap("tests/ledger.yml", "^ours:\n", "&&  - get-help.md#danger\n"), '"get-help.md#danger" is no entry; write it as'),
    Fault(ledger.test_all_points_of_both_articles_are_there, "point lost", swap("tests/ledger.yml", r"  - id: A7\n(    .*\n)+", ""), "A7 is there 0 times"),
    Fault(ledger.test_all_points_of_both_articles_are_there, "point reworded", swap("tests/ledger.yml", "Do not ring your ex", "Do ring your ex"), "the kind or the words"),
    Fault(ledger.test_every_point_has_a_place_in_the_guide, "anchor that is gone", swap("tests/ledger.yml", r"#jealousy", "#gone"), "an anchor that the page lacks"),
    Fault(ledger.test_every_dont_of_the_articles_is_a_warning, "don't outside a warning", swap("docs/what-not-to-do.md", '!!! warning "Do not try to make', '!!! tip "Do not try to make'), "which is not in a warning"),
    Fault(ledger.test_every_warning_is_in_the_ledger, "warning of nobody", before_next(PAGE, WARNING.format("Do not run")), f"list {PAGE}#planted under its point"),
    # Questions and words of readers
    Fault(questions.test_every_section_that_somebody_looks_for_has_questions, "section without questions", both(before_next(OTHER, section("Patience", "planted"))), 'lead to "Patience"; write some below `planted:`'),
    Fault(questions.test_no_harmless_words_hide_words_of_danger, "harmless word within one of danger", swap("docs/reader-words.yml", "^  harmless: ", "&&want to die, "), '"want to die" is harmless and part of'),
    Fault(searches.test_every_search_has_an_answer_that_is_there, "search without its answer", swap("tests/searches.yml", ": A5, A6$", ": A99"), "the answer A99 to"),
    # Help lines
    Fault(help_lines.test_help_lines_have_their_evidence, "line without its source", swap("tests/help-lines.yml", r"^  source: .*\n", ""), "has no `source`"),
    Fault(help_lines.test_every_number_on_the_help_page_has_its_evidence, "number without evidence", before_next(HELP, "Call [0800 000 000](tel:0800000000)."), "is not in tests/help-lines.yml"),
    Fault(help_lines.test_numbers_dial_what_they_show, "number that dials another", swap(f"docs/{HELP}", r"\(tel:\d+", "&&0"), "make both the same number"),
    Fault(help_lines.test_every_number_that_is_shown_can_be_tapped, "number without a link", before_next(HELP, f"{LINE}\n\n- Planted: 0800 000 000."), "cannot be tapped"),
    Fault(help_lines.test_every_help_line_is_printed_as_it_was_found, "line that left the page", swap(f"docs/{HELP}", r"^- (?!Emergency).*\(tel:.*\n(?=- )", ""), "does not print it so"),
    Fault(help_lines.test_every_help_line_is_printed_as_it_was_found, "other hours", swap(f"docs/{HELP}", "day and night, for anyone, ", "for anyone, "), "does not print it so"),
    Fault(help_lines.test_every_printed_help_line_is_one_that_was_found, "line of another country", swap(f"docs/{HELP}", r"^- United States:", "- Ireland:"), "is not a line of Ireland"),
    Fault(help_lines.test_the_help_page_leads_to_each_country, "country without its link", swap(f"docs/{HELP}", r"^- \[Ireland\]\(#ireland\)$", "- Ireland"), "leads to Ireland"),
    Fault(help_lines.test_the_lines_of_a_country_begin_with_its_emergency_number, "emergency number that is not first", swap(f"docs/{HELP}", r"^- Emergency:.*\n(?=- (?!Emergency))", ""), 'do not begin with "Emergency'),
    Fault(help_lines.test_the_help_page_says_when_its_lines_were_looked_up, "older look-up", swap("tests/help-lines.yml", r"looked_up: .*", "looked_up: 2020-01-31"), "31 January 2020"),
    # The page of questions
    Fault(asking.test_questions_have_two_to_four_answers_in_one_form, "answer of another form", swap(f"docs/{ASK}", r"^- \*\*[^*]+\*\* ", "- Perhaps: "), "has another form"),
    Fault(asking.test_every_way_ends_within_six_questions, "circle", asked(question("round", "- **Yes.** [On](#round)", "- **No.** [On](#round)"), "round"), "goes in a circle"),
    Fault(asking.test_every_way_ends_within_six_questions, "way to nowhere", swap(f"docs/{ASK}", r"\(#end-[\w-]+\)$", "(#next)"), "ends in no section #end-"),
    Fault(asking.test_every_question_and_every_end_is_reached, "end that is not reached", before_next(ASK, section("Rest", "end-planted")), "no answer leads to #end-planted"),
    Fault(asking.test_every_question_and_every_end_is_shown_alone, "end below every answer", asked(section("Rest", "end-planted"), "end-planted"), "write { #end-planted .one }"),
    Fault(asking.test_every_end_leads_to_a_page_that_helps, "end that leads nowhere", asked(section("Rest", "end-planted"), "end-planted"), "#end-planted leads to no page"),
    Fault(asking.test_nobody_is_led_from_fear_a_no_or_a_block_to_a_first_message, "block that leads to a message", asked(question("planted", "- **They blocked me.** [Write](#end-planted)", "- **No.** [Write](#end-planted)") + "\n\n## Write { #end-planted }\n\nRead [Make first contact](make-first-contact.md).", "planted"), "says a block, and leads by end-planted"),
    # Approved sentences
    Fault(approved.test_the_guide_says_what_was_approved, "reversal", swap("tests/approved.yml", r'^  - says: "', "&&Nobody says: "), 'approved "Nobody says: '),
    Fault(approved.test_the_guide_says_what_was_approved, "another message", swap("tests/approved.yml", r'^  - message: "', "&&Hey. "), 'approved "Hey. '),
    Fault(approved.test_the_guide_says_what_was_approved, "sentence that is gone", swap("tests/approved.yml", r"^get-help.md#danger:\n", '&&  - says: "Zebras run quickly."\n'), 'approved "Zebras run quickly.", now gone'),
    Fault(approved.test_the_guide_says_what_was_approved, "new sentence", before_next(PAGE, "Never wait for nobody."), '"Never wait for nobody." is new'),
    Fault(approved.test_the_guide_says_what_was_approved, "address that is gone", swap(f"docs/{PAGE}", r"\{ #coffee \}", "{ #tea }"), f"{PAGE}#coffee is gone"),
    Fault(approved.test_the_guide_says_what_was_approved, "word of danger that is gone", swap("tests/approved.yml", r'^  - word of danger: "', "&&zebras "), 'approved "zebras '),
    # Rules
    Fault(rules.test_rules_are_whole_and_name_places_that_are_there, "rule at no place", swap("tests/rules.yml", "^    index.md#at-a-glance:", "    index.md#gone:"), "index.md#gone, which is not there"),
    Fault(rules.test_each_rule_is_said_in_one_way, "rule said in another way", swap("tests/rules.yml", "at least a month$", "at least a lunar month"), 'does not say "at least a lunar month"'),
    Fault(rules.test_each_rule_is_said_in_one_way, "rule said in two ways", swap("docs/before-you-start.md", r"\{ #how-long \}\n", "&&\nThree weeks will do.\n"), 'says "Three weeks"'),
    Fault(rules.test_no_sentence_anywhere_says_another_rule, "another rule elsewhere", before_next(OTHER, "Wait at least a week."), '"Wait at least a week." is not the rule'),
    # Articles
    Fault(articles.test_no_six_words_in_a_row_are_those_of_the_articles, "words of an article", both(swap("tests/article-hashes.txt", r"\Z", "85fe15c39f\n"), before_next(PAGE, "Six planted words in a row.")), '"six planted words in a row" is from'),
]

HARMLESS = {
    "two pages swapped in the navigation": both(swap("mkdocs.yml", "^  - what-not-to-do.md\n", ""), swap("mkdocs.yml", "^  - get-help.md", "&&\n  - what-not-to-do.md")),
    "another address": swap("mkdocs.yml", "^site_url: .*", "site_url: https://someone.github.io/guide/"),
    "longer page": before_next(PLAIN, f"{LINE}\n\n" * 150),
    "lines that end as on Windows": in_bytes(f"docs/{OTHER}", lambda text: text.replace(b"\n", b"\r\n")),
    "description on two lines": front_matter(PAGE, "description", ">-\n  Take the guide with you as one file,\n  as a book, or as a folder."),
    "page reviewed today": front_matter(HELP, "reviewed", str(date.today())),
    "place in quotation marks": swap("tests/ledger.yml", r"\[what-not-to-do\.md#why-first\]", "['what-not-to-do.md#why-first']"),
    "point on two lines": swap("tests/ledger.yml", '"Go slowly instead of rushing a reunion."', ">-\n      Go slowly\n      instead of rushing a reunion."),
    "one more addition": swap("tests/ledger.yml", "^ours:\n", "&&  - point: x\n    at: [get-help.md#danger]\n"),
    "link inside a sentence, in small letters": after_title(PLAIN, "You can [get help](get-help.md)."),
    "link over two lines": after_title(PLAIN, "You can [get\nhelp](get-help.md)."),
    "quotation that ends a sentence": after_title(PLAIN, 'They say "later." You rest.'),
    "full stop inside a number": after_title(PLAIN, "Rest for 2.5 days. Rest for 1.5 more. It costs 2 €."),
    "comma and colon inside numbers": after_title(PLAIN, "Rest from 9:30 to 10:30, for 1,000 seconds."),
    "time in a sentence": after_title(PLAIN, "It has just ended."),
    "word that ends one sentence and begins the next": after_title(PLAIN, "Rest well. Well done."),
    "what somebody says": before_next(PLAIN, 'They write "I miss my old life" tonight.'),
    "list inside a list": before_next(PLAIN, f"{LINE}\n\n- One.\n    - Two.\n- Three."),
    "sentence in other words": swap("tests/approved.yml", r'^  - also: "', "&&Well, "),
    "letter with an accent": after_title(PLAIN, "Meet in a café."),
    "sign for less": after_title(PLAIN, "It takes < 300 kB, and a phone > 2 years old."),
}
