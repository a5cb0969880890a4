"""Every page reads like the others: short, plain, and in one shape. See the brief's rules in README.md."""

import pytest
from checks import donts, front_matter, headings, shared_text, wording

pytestmark = pytest.mark.sources


def test_every_page_can_be_read(report, guide):
    report(front_matter.unreadable(guide))


def test_sentences_stop_at_25_words(report, guide):
    report(wording.long_sentences(guide))


def test_paragraphs_stop_at_three_sentences(report, guide):
    report(wording.long_paragraphs(guide))


def test_lists_are_short_and_led_into(report, guide):
    report(wording.wrong_lists(guide))


def test_pages_are_neither_thin_nor_long(report, guide):
    report(wording.wrong_length(guide))


def test_words_are_plain_and_fair(report, guide):
    report(wording.forbidden_words(guide))


def test_link_texts_are_the_titles_of_their_targets(report, guide):
    report(wording.wrong_link_texts(guide))


def test_file_names_follow_the_titles(report, guide):
    report(headings.wrong_title(guide))


def test_headings_keep_their_order(report, guide):
    report(headings.wrong_order(guide))


def test_headings_are_in_sentence_case(report, guide):
    report(headings.wrong_words(guide))


def test_steps_are_counted_right(report, guide):
    report(headings.miscounted_steps(guide))


def test_sections_have_anchors_of_their_own(report, guide):
    report(headings.missing_anchors(guide))


def test_pages_end_with_what_comes_next(report, guide):
    report(headings.wrong_ending(guide))


def test_front_matter_has_the_known_keys(report, guide):
    report(front_matter.wrong_keys(guide))


def test_known_keys_are_used(report, guide):
    report(front_matter.unused_keys(guide))


def test_descriptions_fit_a_search_result(report, guide):
    report(front_matter.poor_description(guide))


def test_titles_descriptions_and_steps_are_unique(report, guide):
    report(front_matter.doubled(guide))


def test_steps_follow_the_navigation(report, guide):
    report(front_matter.steps_out_of_order(guide))


def test_the_map_names_the_steps(report, guide):
    report(front_matter.steps_off_the_map(guide))


def test_search_words_name_sections_of_their_page(report, guide):
    report(front_matter.lost_search_words(guide))


def test_admonitions_are_warnings(report, guide):
    report(donts.wrong_types(guide))


def test_warnings_begin_with_do_not(report, guide):
    report(donts.wrong_titles(guide))


def test_warnings_say_why_and_what_instead(report, guide):
    report(donts.wrong_bodies(guide))


def test_nothing_is_forbidden_outside_a_warning(report, guide):
    report(donts.outside_warnings(guide))


def test_dos_come_before_donts(report, guide):
    report(donts.wrong_place(guide))


def test_pages_share_no_text_by_mistake(report, guide):
    report(shared_text.shared_runs(guide))
