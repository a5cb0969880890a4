"""The searches that the search is measured by name answers that are there."""

from shared.promises import promise
from shared.searches import FILE, places_by_point, searches


@promise
def test_every_search_has_an_answer_that_is_there(guide):
    points = places_by_point(guide)
    for asked in searches(guide):
        for answer in asked.answers:
            if answer not in points and not guide.has(answer):
                where = f'{FILE}:{guide.line_in(FILE, asked.query)}: the answer {answer} to "{asked.query}"'
                yield f"{where} is no point of the ledger and no place in the guide; write such as A1 or page.md#anchor"
