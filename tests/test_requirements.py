"""Everybody installs the same packages, byte for byte."""

from checks import requirements


def test_every_requirement_has_a_version_and_hashes(report, guide):
    report(requirements.unpinned(guide))


def test_every_package_asked_for_is_pinned(report, guide):
    report(requirements.missing(guide))
