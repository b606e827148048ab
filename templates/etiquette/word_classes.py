"""Classes of words that the classifier treats alike, so that it knows words it was not trained on.

If "my sister" was in the training notes, "my cousin" counts as similar.
"""

from templates.grammar.grammar_words import MONTHS, WEEKDAYS

WORDS_BY_CLASS = {
    "writer": "i me my mine myself we us our ours",
    "reader": (
        "you your yours yourself they them their he him his she her committee company manager "
        "panel team board jury"
    ),
    "not": "hardly neither never no nobody none nor not nothing without",
    "modal": "can could might shall should will would",
    "duration": "day days fortnight hour hours minute minutes month months week weeks year years",
    "date": " ".join((*WEEKDAYS, *MONTHS)),
    "interview": (
        "audition auditions call calls exam interview interviews presentation round rounds shift "
        "shifts stage stages task test tests trial trials"
    ),
    "message": "answer email letter mail message note reply text voicemail word",
    "job": "job place position post role spot vacancy",
    "feedback": "critique critiques criticism criticisms debrief debriefing feedback pointers tips",
    "advice": (
        "advice advise assessment comment comments evaluation guidance hint hints impression "
        "impressions input insight insights notes observations opinion opinions perspective "
        "recommendations remarks steer suggestion suggestions take thoughts view views"
    ),
    "reason": (
        "basis cause clarification criteria explanation explanations grounds justification "
        "rationale reason reasoning reasons"
    ),
    "decision": (
        "choice conclusion decision judgement judgment mind outcome refusal rejection result "
        "ruling selection verdict"
    ),
    "choose": (
        "appointed choose chose chosen got hire hired pick picked prefer preferred select "
        "selected took"
    ),
    "undo": (
        "appeal overturn reassess reassessing reconsider reconsidering reevaluate "
        "reexamine reopen rescind rethink rethinking reverse reversing review revise revisit "
        "revisiting undo"
    ),
    "improve": (
        "better change develop differently gaps improve improved improvement improvements "
        "improving lack lacked lacking measured missed missing perform performed polish sharpen "
        "shortcomings strengthen strengths stronger weak weaker weakest weakness weaknesses"
    ),
    "glad": (
        "appreciate appreciated appreciative brilliant curious delighted eager fantastic glad "
        "grateful great happy helpful honored honoured indebted interested keen kind lovely nice "
        "obliged pleased thankful useful valuable welcome wonderful"
    ),
    "bad": (
        "absurd abrupt amateurish appalling arrogant awful bias biased brusque callous careless "
        "chaotic cold condescending cruel curt degrading demeaning disappointing discriminatory "
        "dishonest dismissive disorganised disorganized disrespectful flawed heartless horrible "
        "humiliating hurtful impersonal incompetent inconsiderate insensitive insulting intrusive "
        "misleading opaque outrageous pathetic patronising ridiculous rigged rude rudely shabby "
        "shameful shambolic shocking sloppy superficial terrible unacceptable unethical unfair "
        "unfairly unjust unkind unprepared unprofessional unreasonable vague wrong"
    ),
    "bitter": (
        "aggrieved angry annoyed appalled baffled betrayed bewildered bitter cheated deceived "
        "dismayed disgusted disrespected frustrated furious humiliated insulted irritated misled "
        "offended outraged overlooked puzzled resentful shocked undervalued unimpressed"
    ),
    "kin": (
        "aunt baby boyfriend brother child children cousin dad daughter family father fiance "
        "fiancee girlfriend grandfather grandmother grandson husband kids mom mother mum nan "
        "parents partner sister son uncle wife"
    ),
    "money": (
        "arrears bill bills debt debts eviction fees groceries heating landlady landlord loan "
        "loans mortgage overdraft payments rent savings"
    ),
    "illness": (
        "addiction antidepressants anxiety bereavement breakdown cancer chemo chemotherapy "
        "depression diagnosis divorce drinking illness insomnia medication medicines miscarriage "
        "nerves operation redundancy separation stroke surgery tablets therapist therapy tumour"
    ),
    "despair": (
        "ashamed broken crushed depressed desperate destroyed devastated distraught heartbroken "
        "hopeless lonely miserable numb shattered suicidal useless worthless"
    ),
}

_CLASS_BY_WORD = {
    word: f"<{name}>" for name, words in WORDS_BY_CLASS.items() for word in words.split()
}


def find_class(word: str) -> str:
    """Return the class of a word in angle brackets, or "" if it belongs to none."""
    return _CLASS_BY_WORD.get(word, "")
