"""Parse the typed answer in each field of a framed move.

The question helps to understand the answer: a "because" is not part of a reason, and "thank you
for" is often typed before what somebody did.
"""

import re
from collections.abc import Callable, Mapping

from templates.letter.typed_answers.capitals import capitalise
from templates.letter.typed_answers.detail import parse_detail
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment, parse_answer
from templates.letter.typed_answers.hope import parse_hope
from templates.letter.typed_answers.news import parse_news
from templates.letter.typed_answers.reason import parse_reason
from templates.letter.typed_answers.thanks import parse_thanks
from templates.letter.typed_answers.tie import parse_tie
from templates.phrasebook.facts import GrammaticalForm

_TIME_AT_START = (
    r"(?i)(?:next|this|tomorrow|tonight|most|every|later|soon|some ?time|some ?day|again|around)\b"
)
"""The first word of a time without a preposition: "next Thursday"."""
_PARTING = r"(?:[A-Z][\w’'-]+, )?(?i:until|till|see you)\b"
"""The beginning of what people say when they part: "Until Monday", "Sue, see you on the ferry"."""


def parse_meeting(answer: str) -> Fragment:
    """Parse the time or place of the next meeting.

    A time such as "next Thursday" is a moment, and "until Monday" a sentence.
    """
    fragment = parse_answer(answer)
    if re.match(_PARTING, fragment.text):
        return Fragment(GrammaticalForm.SENTENCE, capitalise(fragment.text))
    if fragment.form in NOUN_FORMS and re.match(_TIME_AT_START, fragment.text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    return fragment


PARSER_BY_FIELD: Mapping[str, Callable[[str], Fragment]] = {
    "detail": parse_detail,
    "thanks_for": parse_thanks,
    "reason": parse_reason,
    "consider_for": parse_hope,
    "meet_again": parse_meeting,
    "brings": parse_news,
    "tie": parse_tie,
    "hope": parse_hope,
}
"""The parser for each field of a framed move."""
