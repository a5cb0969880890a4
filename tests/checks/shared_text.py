"""Text that two places share by mistake, such as a paragraph that was copied and not rewritten."""

import re
from functools import cache

from .guide import Guide

RUN = 12
# Said in the same words wherever it is said, on purpose.
FIXED_PHRASES = ["find out whether you both want to try again"]


def shared_runs(guide: Guide) -> list[str]:
    """Runs of a dozen words that stand in two blocks, each told once, where it stands second."""
    first_seen: dict[str, str] = {}
    faults = []
    for source in guide.sources.values():
        for block in source.blocks:
            if block.kind == "html":
                continue
            where = f"{source.where}:{block.line}"
            for run in runs(block.text):
                other = first_seen.setdefault(run, where)
                if not other.startswith(f"{source.where}:"):
                    faults.append(f'{where}: "{run}" stands in {other} too; write it afresh, or link to it')
                    break
    return faults


@cache
def runs(text: str) -> list[str]:
    """Each dozen words of `text` that follow one another, without those that may be said twice."""
    words = re.findall(r"[\w'’]+", text.lower())
    found = [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    return [run for run in found if not any(phrase in run for phrase in FIXED_PHRASES)]
