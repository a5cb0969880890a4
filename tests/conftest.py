"""What all tests share: the guide as it is written, and how errors are reported."""

import gc
from pathlib import Path

import pytest
from shared.closing_list import messages_from, root_causes
from shared.guide import Guide
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent

# Files whose tests share what is expensive: the pages and data, a Firefox, the built site as trees. Each group runs on one
# worker. (The groups of pytest-xdist itself are without effect since pytest 9.2.)
TOGETHER = [
    ["source/"],
    ["firefox"],
    ["pages", "policy", "budgets", "editions", "planted_site_faults", "test_search.py"],
]
# The pages stay in memory as trees of many small objects: looking through them for waste takes a tenth of a run.
gc.set_threshold(200_000, 50, 100)


class Scheduler(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return next((group[0] for group in TOGETHER if any(part in file for part in group)), nodeid)


def pytest_xdist_make_scheduler(config, log):
    return Scheduler(config, log)


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
