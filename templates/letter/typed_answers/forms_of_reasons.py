"""Find the grammatical form that a text has only as a reason: "in hospital" can follow "I'm"."""

import re
from typing import NamedTuple

from templates.phrasebook.facts import GrammaticalForm


class _FormOfReason(NamedTuple):
    """A grammatical form that a text has only as a reason."""

    usual_form: GrammaticalForm | None
    """The form that the text has otherwise; None for any."""
    pattern: str
    """Matches the beginning of the text."""
    form: GrammaticalForm


_FORMS_OF_REASONS = (
    # "This is after talking it over", "on medical advice", "in view of the hours"
    _FormOfReason(
        GrammaticalForm.MOMENT,
        r"(?i)(?:after|following|in (?:light|view) of|till|until|while|with"
        r"|on (?:[\w'’]+ ){0,2}(?:advice|grounds|orders))\b",
        GrammaticalForm.CAUSE,
    ),
    # "It's fully on site", "It's only a six-month contract", "It's less than I earn now"
    _FormOfReason(
        None,
        r"(?i)(?:fully|only (?!available\b|because\b)|strictly)\b|(?:on[- ]?site|office[- ]based)\b"
        r"|(?:full|part)[- ]time only\b|(?:less|more|\w+er) than\b|(?:seasonal|temporary)$",
        GrammaticalForm.DENIAL,
    ),
    # "I'm in hospital"
    _FormOfReason(
        GrammaticalForm.MOMENT, r"(?i)(?:at|between|in|near|on|under)\b", GrammaticalForm.STATE
    ),
    # "I'm about to move"
    _FormOfReason(
        None,
        r"(?i)(?:about to|better off|double[- ]booked|due (?:for|in|on|to [a-z]+ (?:an?|my|the))"
        r"|no longer (?!(?:can|drive|feel|have|live|need|qualify|think|want|wish|work)\b)"
        r"|not allowed|(?:over|under)qualified|self[- ]employed|(?:only )?available|abroad|away"
        r"|bound by|out of (?:the country|town|work)|tied in|off (?:sick|work)|soon to be"
        r"|still (?!an?\b|no\b|the\b))\b",
        GrammaticalForm.STATE,
    ),
    # "It's nothing personal"
    _FormOfReason(None, r"(?i)nothing (?:against|personal|to do with)\b", GrammaticalForm.DENIAL),
    # "Circumstances changed"
    _FormOfReason(
        None,
        r"(?i)(?:circumstances|everything|plans|priorities|something|things) "
        r"(?:came up|changed|happened|moved on|shifted)\b",
        GrammaticalForm.SENTENCE,
    ),
    # The verb may also be a noun: "the shifts clash with school"
    _FormOfReason(
        None,
        r"(?i)(?:the|these|my|our) (?:\w+ ){1,2}"
        r"(?:changed|clash|conflict|doubled|grew|moved|overlap|shrank)\b(?! by\b)",
        GrammaticalForm.SENTENCE,
    ),
    # The participle alone could be passive: "taken another job"
    _FormOfReason(
        None,
        r"(?i)(?:taken|chosen)\s+(?:an?|another|the|my|on|up)\b",
        GrammaticalForm.PARTICIPLE,
    ),
    # "I start a course in May"
    _FormOfReason(
        None,
        r"(?i)(?:begin|finish|start) (?:an?|at|in|my|on|the)\b|(?:get|suffer|struggle) \w",
        GrammaticalForm.PREDICATE,
    ),
    # "I'm without a car", "I'm not in a position to move"
    _FormOfReason(
        None,
        r"(?i)without (?:an?|any|my|the) \w+$"
        r"|not (?:at|in) (?:an?|the right) (?:place|point|position|stage)\b",
        GrammaticalForm.STATE,
    ),
    # "I no longer have a car"
    _FormOfReason(None, r"(?i)no longer\b", GrammaticalForm.PREDICATE),
    # "It's just not the right time"
    _FormOfReason(
        None,
        r"(?i)(?:just|probably|really|simply) not (?!(?:able|available|free|interested|keen"
        r"|prepared|ready|sure|willing)\b)",
        GrammaticalForm.DENIAL,
    ),
    # "There's nobody to mind the baby"
    _FormOfReason(None, r"(?i)(?:nobody|no[- ]one|nothing) (?:to|who)\b", GrammaticalForm.ABSENCE),
    # "It's two hours each way"
    _FormOfReason(
        None,
        r"(?i)\S+ (?:and a half )?(?:h(?:ou)?rs?|km|miles|min(?:ute)?s) "
        r"(?:away|each way|from|there)\b",
        GrammaticalForm.DENIAL,
    ),
    # "I've been promoted"
    _FormOfReason(
        None,
        r"(?i)(?:just |newly |recently )?"
        r"(?:accepted (?:at|by|in|into|on)|called up|deployed|diagnosed|kept on|laid off"
        r"|made (?:an offer|permanent|redundant)|posted|promoted|signed off|transferred)\b",
        GrammaticalForm.PASSIVE,
    ),
    # "I'm pregnant", "I'm not well enough to start"
    _FormOfReason(
        None,
        r"(?i)(?:(?:a bit|not|quite|really|so|very) )*(?:afraid|allergic|anxious|attached|bereaved"
        r"|better suited|booked|burn(?:ed|t) out|colou?r[- ]blind|committed|concerned|engaged"
        r"|exhausted|fit|ill|injured|overwhelmed|overworked|poorly|pregnant|sick|stressed|tired"
        r"|unhappy|unsure|unwell|well|worried)"
        r"(?= (?:about|and|at|but|elsewhere|enough|for|from|I|of|on|right now|since|that|to|until"
        r"|with)\b|[^\w ]|$)",
        GrammaticalForm.STATE,
    ),
    # "I've not got a place", "I've put my back out"
    _FormOfReason(
        None,
        r"(?i)(?:not (?:fully |quite |yet )?(?:been|finished|found|got|had|managed|passed|received"
        r"|recovered)"
        r"|(?:broken|hurt|put|torn) my)\b",
        GrammaticalForm.PARTICIPLE,
    ),
    # "There's a lot going on", "There's still no place"
    _FormOfReason(
        None,
        r"(?i)(?:(?:a lot|loads|lots|plenty|so much|too much) (?:going |happening )?on|still no)\b",
        GrammaticalForm.ABSENCE,
    ),
    # "I'm not able to move"
    _FormOfReason(
        None,
        r"(?i)(?:just |really |simply )?not\s+"
        r"(?:able|available|comfortable|confident|experienced|free|interested|keen|prepared"
        r"|qualified|ready|sure|willing)\b",
        GrammaticalForm.STATE,
    ),
    # "I've broken my leg", "I've moved to Wales", "I've enlisted in the army"
    _FormOfReason(
        None,
        r"(?i)(?:just |recently |since )?(?:become|begun|enlisted|moved|set up|signed up)\b",
        GrammaticalForm.PARTICIPLE,
    ),
    _FormOfReason(
        GrammaticalForm.BARE_NOUN,
        r"(?i)(?:just |recently )?\w+ed (?:an?|in|my|on|our|the|to)\b",
        GrammaticalForm.PARTICIPLE,
    ),
)


def form_of_reason(text: str, usual_form: GrammaticalForm) -> GrammaticalForm | None:
    """Return the form that a text has only as a reason, or None.

    `usual_form` is the form that the text has in other answers.
    """
    return next(
        (
            form
            for usual, pattern, form in _FORMS_OF_REASONS
            if usual in (None, usual_form) and re.match(pattern, text)
        ),
        None,
    )
