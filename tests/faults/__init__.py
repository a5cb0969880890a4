"""Faults to plant, and changes that are fine, by what they are about: a module each."""

from . import (
    donts,
    downloads,
    front_matter,
    headings,
    ledger,
    links,
    page_frame,
    requirements,
    resources,
    searches,
    wording,
)

SUBJECTS = [
    links,
    page_frame,
    resources,
    downloads,
    front_matter,
    donts,
    ledger,
    headings,
    wording,
    searches,
    requirements,
]
