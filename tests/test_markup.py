"""What a writer typed is read as it was meant: no stray mark, no hidden character, no half of a list."""

import pytest
from checks import markup

pytestmark = pytest.mark.sources


def test_characters_are_plain(report, guide):
    report(markup.odd_characters(guide))


def test_pages_are_markdown(report, guide):
    report(markup.stray_html(guide))


def test_marks_are_read(report, guide):
    report(markup.unread_marks(guide))


def test_only_messages_are_marked_as_messages(report, guide):
    report(markup.stray_messages(guide))


def test_messages_are_marked_as_messages(report, guide):
    report(markup.unmarked_messages(guide) + markup.joined_messages(guide))


def test_what_to_do_is_marked_as_such(report, guide):
    report(markup.missing_dos(guide))
