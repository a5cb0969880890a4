"""Checks of the guide that are tests of it as it is, and that planted faults run on a broken copy as well.

A check yields one line an error: the file and the line, what is wrong; how to fix it. One of a page yields the number of
the line, or what is wrong there to be quoted, and the rest.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest

from .built_site import BuiltSite
from .guide import Guide
from .markdown_pages import Block, Link, Source

Check = Callable[[Guide], Iterable[str]]
SiteCheck = Callable[[BuiltSite], Iterable[str]]
PageCheck = Callable[[Source, Guide], Iterable[tuple[Block | Link | int, str]]]
CHECKS: dict[str, Check] = {}
SITE_CHECKS: dict[str, SiteCheck] = {}
"""The checks whose test files have been imported, by the names of their tests."""


def promise(check: Check) -> Callable[..., None]:
    """Turn a check into the test that the guide passes it."""

    def test(guide: Guide, report: Callable[[list[str]], None]) -> None:
        report(list(check(guide)))

    CHECKS[check.__name__] = check
    test.__name__, test.__doc__, test.check = check.__name__, check.__doc__, check
    return test


def message(source: Source, at: Block | Link | int, fault: str) -> str:
    quoted = "" if isinstance(at, int) else f'"{" ".join(at.text.split())[:60]}" '
    return f"{source.where}:{at if isinstance(at, int) else at.line}: {quoted}{fault}"


def promise_of_page(*names: str) -> Callable[[PageCheck], Callable[..., Any]]:
    """Turn a check of one page into the test that these pages pass it, or all."""

    def decorate(check: PageCheck) -> Callable[..., Any]:
        @wraps(check)
        def check_guide(guide: Guide) -> Iterable[str]:
            sources = [source for name, source in guide.sources.items() if not names or name in names]
            return [message(source, at, fault) for source in sources for at, fault in check(source, guide)]

        return promise(check_guide)

    return decorate


promise_of_each_page = promise_of_page()


def promise_of_site(check: SiteCheck, *more: str) -> Callable[..., None]:
    """Turn a check of the built site, or of what further fixtures give, into the test that it finds nothing there."""

    @pytest.mark.parametrize("fixture", ["built", *more])
    def test(fixture: str, request: pytest.FixtureRequest, report: Callable[[list[str]], None]) -> None:
        faults = list(check(request.getfixturevalue(fixture)))
        report([fault.replace("site/", "the-way-back.zip: ") for fault in faults] if fixture in more else faults)

    SITE_CHECKS[check.__name__] = check
    test.__name__, test.__doc__, test.check = check.__name__, check.__doc__, check
    return test


def promise_of_both(check: SiteCheck) -> Callable[..., None]:
    """The same of the site and of its unzipped copy."""
    return promise_of_site(check, "unzipped_site")
