"""What all tests share: the guide as it is written, and how errors are reported."""

import gc
from pathlib import Path

import pytest
from shared.closing_list import messages_from, root_causes
from shared.guide import Guide

ROOT = Path(__file__).parent.parent

# The pages stay in memory as trees of many small objects: looking through them for waste takes a tenth of a run.
gc.set_threshold(200_000, 50, 100)


def pytest_sessionfinish():
    """Spare the last look through memory, at the end of each process, what is about to go anyway."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter):
    """List the errors of all tests together, a line each, in the order of the files that have them."""
    reports = [report for kind in ("failed", "error") for report in terminalreporter.stats.get(kind, [])]
    faults = root_causes({line for report in reports for line in messages_from(report)})
    if faults:
        terminalreporter.section(f"{len(faults)} to fix")
        for line in faults:
            terminalreporter.line(line)


@pytest.fixture
def report(request):
    """Fail with the errors that a check has found, if it has found any."""

    def report_all(faults: list[str]) -> None:
        request.node.user_properties += [("fault", fault) for fault in faults]
        if faults:
            pytest.fail(f"{len(faults)} found, listed at the end", pytrace=False)

    return report_all


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The pages and data files as they are."""
    return Guide(ROOT)
