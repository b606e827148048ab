"""Form the gerund of a verb in the past tense: "showing" of "showed"."""

from templates.grammar.words import has_ed_ending

_GERUNDS_OF_IRREGULAR_VERBS = dict(
    pair.split(":")
    for pair in (
        "became:becoming began:beginning bought:buying brought:bringing built:building came:coming "
        "caught:catching felt:feeling forgave:forgiving knew:knowing meant:meaning paid:paying "
        "shook:shaking stuck:sticking understood:understanding "
        "chose:choosing cut:cutting did:doing drew:drawing drove:driving fed:feeding "
        "fought:fighting found:finding gave:giving got:getting had:having heard:hearing "
        "held:holding kept:keeping laid:laying led:leading left:leaving lent:lending let:letting "
        "lit:lighting made:making met:meeting put:putting ran:running rang:ringing read:reading "
        "rode:riding said:saying sang:singing sat:sitting saw:seeing sent:sending set:setting "
        "spelt:spelling spent:spending spoke:speaking stood:standing taught:teaching "
        "thought:thinking threw:throwing told:telling took:taking went:going won:winning "
        "wrote:writing"
    ).split()
)
"""The gerunds of irregular verbs, by the past tense."""


def gerund_of(past_tense: str) -> str:
    """Return the gerund of a past tense in lower case, or "" if it is not certain."""
    if past_tense in _GERUNDS_OF_IRREGULAR_VERBS:
        return _GERUNDS_OF_IRREGULAR_VERBS[past_tense]
    if not has_ed_ending(past_tense):
        return ""
    if past_tense.endswith("eed"):
        # "agreed"
        return past_tense.removesuffix("d") + "ing"
    stem = past_tense.removesuffix("ed")
    return stem.removesuffix("i") + "ying" if stem.endswith("i") else stem + "ing"
