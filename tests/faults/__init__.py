"""Faults to plant, and changes that are fine, by what they are about: a module each."""

from . import (
    donts,
    downloads,
    front_matter,
    headings,
    ledger,
    links,
    markup,
    page_frame,
    requirements,
    resources,
    safeguards,
    searches,
    wording,
)

SUBJECTS = [
    links,
    page_frame,
    resources,
    downloads,
    front_matter,
    markup,
    donts,
    safeguards,
    ledger,
    headings,
    wording,
    searches,
    requirements,
]
