"""Accept what the guide says now: `make approve` writes tests/approved.yml anew. Its difference is for a reviewer."""

from pathlib import Path

from shared.approved import FILE, approvals, approved, written
from shared.guide import Guide

if __name__ == "__main__":
    guide = Guide(Path(__file__).parent.parent)
    before = {approval for listed in approved(guide).values() for approval in listed}
    now = {approval for listed in approvals(guide).values() for approval in listed}
    (guide.root / FILE).write_text(written(guide), encoding="utf-8", newline="\n")
    print(f"{FILE}: {len(now)} approved, {len(now - before)} of them new, {len(before - now)} gone;", end=" ")
    print(f"read `git diff {FILE}`" if now != before else "nothing for a reviewer to read")
