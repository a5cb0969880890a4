"""The list at the end of a run: one line an error, with its place and its remedy, causes before effects."""

import re

UNREADABLE = "cannot be read: "
"""What the message about a page or a data file begins with that nobody can read."""
PLANTED = ("tests/source/test_planted_faults.py", "tests/site/test_planted_site_faults.py", "tests/faults.yml")


def root_causes(faults: set[str]) -> list[str]:
    """The faults in order, without those that others cause, which are counted.

    A file that cannot be read upsets whatever is made of it, and an error in the guide can take a planted fault its place.
    """
    unreadable = {line for line in faults if line.partition(": ")[2].startswith(UNREADABLE)}
    files = {line.partition(":")[0] for line in unreadable}
    causes = {
        line
        for line in faults
        if not line.startswith(PLANTED)
        and (not files or line in unreadable or (line.startswith("docs/") and line.partition(":")[0] not in files))
    }
    listed = sorted(causes or faults)
    effects = len(faults) - len(listed)
    return listed + [f"tests/: {effects} more that the above may cause; fix that, and run again"] * bool(effects)


def messages_from(report) -> list[str]:
    """The faults that a check reported, or else which test failed, where, and how."""
    reported = [line for name, line in getattr(report, "user_properties", []) if name == "fault"]
    crash = getattr(report.longrepr, "reprcrash", None)
    if reported or not crash:
        return reported
    file, _, promise = report.nodeid.partition("::")
    called = [entry.reprfileloc for entry in report.longrepr.reprtraceback.reprentries if entry.reprfileloc]
    in_tests = [one for one in called if "/tests/" in f"/{one.path}" and ".venv/" not in one.path]
    place = f"{in_tests[-1].path}:{in_tests[-1].lineno}" if in_tests else file
    said = (crash.message.splitlines() or [""])[:1] + re.findall(r"(?m)^.*waiting for.*", crash.message)[:1]
    broken = promise.removeprefix("test_").replace("_", " ") or "can be imported"
    return [f"{place}: does not hold: {broken}: {' '.join(said)}"]
