"""Checks of the guide: plain functions that return one line a fault, and nothing when all is well.

Each takes a `Guide`, some a page of it too, so that a test can run it on the guide as it is and
tests/test_planted_faults.py on a copy that it has broken.
"""
