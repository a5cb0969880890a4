"""Text that two places share by mistake, such as a paragraph that was copied and not rewritten."""

import re

from .guide import Guide

RUN = 12
# Said in the same words wherever it is said, on purpose.
FIXED_PHRASES = ["find out whether you both want to try again"]


def shared_runs(guide: Guide) -> list[str]:
    """Runs of a dozen words that stand in two blocks, each told once, where it stands second."""
    first_seen: dict[tuple[str, ...], str] = {}
    faults = []
    for source in guide.sources.values():
        for block in source.blocks:
            if block.kind == "html":
                continue
            words = re.findall(r"[\w'’]+", block.text.lower())
            where = f"{source.where}:{block.line}"
            for start in range(len(words) - RUN + 1):
                run = tuple(words[start : start + RUN])
                if any(phrase in " ".join(run) for phrase in FIXED_PHRASES):
                    continue
                other = first_seen.setdefault(run, where)
                if other.split(":")[0] != source.where:
                    faults.append(f'{where}: "{" ".join(run)}" stands in {other} too; write it afresh, or link to it')
                    break
    return faults
