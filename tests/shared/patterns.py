"""Regular expressions that writers put into data files."""

import re


def unreadable(pattern: str) -> str:
    """Why `pattern` is no regular expression, or nothing."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""
