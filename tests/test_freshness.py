"""The weekly job notices when a page was not read through for a year, and the help lines for six months."""

from datetime import date, timedelta

from checks.guide import Guide
from freshness_report import A_YEAR, HALF_A_YEAR, HELP_LINES, stale_pages


def reviewed(tmp_path, name: str, days_ago: int, today: date) -> Guide:
    (tmp_path / "docs").mkdir()
    for page in {name, HELP_LINES}:
        day = today - timedelta(days=days_ago if page == name else 0)
        (tmp_path / "docs" / page).write_text(f"---\nreviewed: {day}\n---\n\n# Page\n", encoding="utf-8")
    return Guide(tmp_path, tmp_path / "site")


def test_a_page_may_wait_for_a_year_and_no_longer(tmp_path):
    today = date(2030, 6, 1)
    guide = reviewed(tmp_path, "take-it-slow.md", A_YEAR, today)
    assert stale_pages(guide, today) == []
    assert stale_pages(guide, today + timedelta(days=1))[0].startswith(
        "docs/take-it-slow.md:2: last reviewed 2029-05-31"
    )


def test_help_lines_may_wait_for_six_months_and_no_longer(tmp_path):
    today = date(2030, 6, 1)
    guide = reviewed(tmp_path, HELP_LINES, HALF_A_YEAR, today)
    assert stale_pages(guide, today) == []
    assert stale_pages(guide, today + timedelta(days=1))[0].startswith(f"docs/{HELP_LINES}:2: last reviewed")


def test_the_help_page_tells_readers_when_it_was_reviewed(report, guide):
    source = guide.sources[HELP_LINES]
    day = source.meta["reviewed"]
    told = f"{day.day} {day:%B %Y}"
    line = source.line_of("This page")
    report(
        []
        if told in source.text
        else [f"{source.where}:{line}: does not say that it was last reviewed on {told}; write the date"]
    )
