"""The guide is written afresh: six words in a row from the articles are nowhere in it.

tests/article-hashes.txt has the runs of the articles as hashes: of six lower-case words with single spaces, the first
ten hexadecimal digits of their SHA-256. The articles' words themselves are not ours to keep.
"""

import hashlib
import re

from shared.promises import promise

FILE = "tests/article-hashes.txt"
RUN = 6
# Where words of the articles could come to.
PLACES = ["docs/*.md", "docs/questions/*.yml", "README.md", "tests/ledger.yml"]


def words_in(text: str) -> list[tuple[int, str]]:
    """Each word with its line."""
    lines = enumerate(text.lower().replace("’", "'").splitlines(), 1)
    return [(number, word) for number, line in lines for word in re.findall(r"[a-z']+", line)]


@promise
def test_no_six_words_in_a_row_are_those_of_the_articles(guide):
    known = {line for line in guide.text(FILE).splitlines() if not line.startswith("#")}
    if len(known) < 1000:
        yield f"{FILE}:1: has {len(known)} hashes, and there were over 1000; put them back"
    for pattern in PLACES:
        for path in sorted(guide.root.glob(pattern)):
            words = words_in(guide.text(str(path.relative_to(guide.root))))
            for start in range(len(words) - RUN + 1):
                run = " ".join(word for _, word in words[start : start + RUN])
                if hashlib.sha256(run.encode()).hexdigest()[:10] in known:
                    yield f'{path.relative_to(guide.root)}:{words[start][0]}: "{run}" is from the articles; say it in your own words'
