"""Parse the reason why the writer withdraws or declines."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.grammar_words import (
    ADVERBS,
    EVENT_VERBS,
    SUBJECTLESS_VERBS,
    VERBS_WITHOUT_HAVE,
)
from templates.letter.typed_answers.because import BECAUSE, parse_without_because
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.forms_of_reasons import form_of_reason
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment, with_article
from templates.letter.typed_answers.requests import MAIN_CLAUSE_AFTER_COMMA
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = (
    # Learners put "due to" before a clause, too.
    r"(?i)^(?:because of|due to|owing to)\s+(?=(?:I|we|he|she|they|it|there)\b)"
    rf"|^(?:{BECAUSE}|since|as)\s+(?!of\b|a\b|the crow|agreed\b|discussed\b|mentioned\b"
    r"|you know\b|(?:I|we|you) (?:last |first )?(?:applied|met|said|spoke|talked|wrote)\b)"
)
"""A word for "because" before a clause, but not "as" in "as a tutor"."""
_WRONG = r"(?i)(?:wrong|worst) (?:direction|fit|moment|place|time)\b"
"""What lacks "it is the": "wrong time for us"."""
_TOO = r"(?i)(?:just |simply |a bit )?too (?!many\b|much\b|few\b|little\b)"
"""The beginning of an adjective without its verb: "too far"."""
_NEWS_WITHOUT_ARTICLE = (
    r"(?i)\w+ (?:\w+ )?(?:due (?:in|on|any|next|this)|(?:put|cut|let|hit|shut|quit|lost|left|found"
    r"|bought|made) (?:the|a|an|my|our|us|me|his|her|their|up|down))\b"
)
"""The beginning of a clause that lacks its article: "landlord put the rent up"."""
_REASONS = r"(?i)\breasons?$"
_WISH = (
    r"(?i)to (?:allow|avoid|be|focus|get(?! married)|give|keep|live|make|spend|stay"
    r"|have(?! (?:an? )?(?:baby|operation|surgery|treatment)\b))\b"
)
"""What the writer wants, rather than will do: "to be closer to my mother"."""
_PREFERENCE = r"(?i)(?:prefer to|rather (?:be|keep|not|stay|wait|work))\b"
"""What lacks "I would": "rather stay where I am"."""
_PART_OF_JOB = (
    r"(?i)too (?:much|many) (?:\w+ )?(?:admin|commuting|driving|evenings|flying|hours|lifting"
    r"|nights|overtime|paperwork|pressure|responsibility|shifts|standing|stress|time away"
    r"|travel\w*|upheaval|weekends)\b"
)
"""What the job would mean: "too much travel"."""
_TOO_MUCH = r"(?i)too (?:much|little)\b"
_TOO_MANY = r"(?i)too (?:many|few)\b"
_OFFER = r"(?i)an?(?:other)? (?:[\w-]+ ){0,3}?(?:counter-?)?offer\b|another offer\b"
"""What the writer has had: "an offer nearer home"."""
_RELATIVE = (
    r"(?i:(?:my )?(?:wife|husband|partner|mum|mom|dad|mother|father|son|daughter|brother|sister))"
)
_ILL = (
    r"(?:(?:not|really|still|very) )?(?:dying|ill|in hospital|poorly|pregnant|sick|unwell|well)\b"
)
_RELATIVE_AND_STATE = rf"(?P<relative>{_RELATIVE})(?:['’]s)? (?P<state>{_ILL}.*)"
"""A member of the writer's family and how they are: "mum ill", "my dad's in hospital"."""
_RELATIVE_WITHOUT_MY = rf"(?!my ){_RELATIVE}['’]s\b|(?i:kids|children|parents)$"
"""A member of the writer's family without "my": "wife's job"."""
_HAVING = (
    r"(?i)having (?=(?:already |just |now |recently )?"
    r"(?:been|bought|found|got|left|lost|made|met|moved|taken|won|(?!need)\w{3,}ed)\b[^,]*$)"
)
"""The "having" that is left out before a participle: "having accepted another post"."""
_CONSIDERATION = (
    r"(?i)(?:having (?:done|got|reread|seen|slept|spoken|taken|thought|\w{3,}ed(?<!decided)"
    r"(?<!learned)(?<!realised)(?<!realized))|being (?!(?:advised|asked|informed|offered|told)\b)"
    r"|considering|knowing how|looking (?:at|back)|seeing how|talking it|thinking (?:about|it))\b"
)
"""What the writer has considered, before a main clause: "having slept on it I'd rather stay"."""
_MAIN_CLAUSE = (
    r"(?i)(?<!\bhow)(?<!\bthat)(?<!\bwhat)(?<!\bwhere)(?<!\bif)(?<!\bwhether) "
    r"(?:(?:I|we|he|she|they|it|there)(?:['’](?:d|m|re|s|ll)| (?:am|are|can|cannot|could|did|do"
    r"|does|had|has|have|is|must|should|was|will|would|\w+n['’]?t))"
    r"|(?:he|she|it) [a-z]+s|(?:(?<=\bit )|(?<=\bmore )|(?<=\bover )|(?<=\bup )|(?<=\bagain ))"
    r"(?:I|we) (?:decided|feel|know|need|prefer|reali[sz]ed|think|thought|want)) "
)
"""The beginning of a clause with its own subject: "I would rather stay"."""
_ADVERB = r"^(?:mainly|mostly|partly|largely|really|just) "
"""An adverb before a noun phrase: "mainly the pay"."""
_DETERMINER = r"(?i)(?:an|another|any|more|no|other|some)\b"
"""A word before a noun that takes the place of an article: "another offer"."""
_NEED = r"(?i)(?:having|needing) to "
"""The words before what the writer has to do: "having to rest my back"."""
_WOULD_BE = r"(?i)would (?:be (?:an?|hard|too)|have meant|involve|mean|require|take)\b"
"""What lacks "it": "would be a step back for me"."""
_CHANGE_OF_HEART = r"(?i)(?:a )?(?:big |complete )?change of (?:heart|mind)\b"
_CHANGE_OF_PLANS = r"(?i)(?:a )?(?:big |complete |sudden )?change of plans?\b"
_WANTED_JOB = (
    r"(?i)an? (?:[\w-]+ )?(?:job|position|post|role) (?:closer|in|near(?:er)?|on|that|where|with)\b"
)
"""A job that the writer would like: "a role with more clinical work"."""
_WITHOUT_VERB = (
    r"(?P<noun>[\w ]+?) (?P<rest>not (?:agreed|enough|met|possible|right|suitable)\b.*"
    r"|too (?:big|early|far|high|late|long|low|short|small)\b.*)"
)
"""A sentence without its verb: "salary expectations not met"."""
_GOT_PASSIVE = r"(?i)got (?:\w+ed|given|made|put|taken)\b"
"""A passive with "got", which does not follow "I have": "got offered a post"."""
_UNDERWAY = (
    r"(?i)(?:not )?(?:becoming|caring|changing|dealing|emigrating|expecting|finding|getting married"
    r"|going|having (?:an?(?:other)? )?(?:\w+ )?(?:baby|operation|surgery|treatment|twins)|helping"
    r"|hoping|joining|leaving|looking|moving|opening|recovering|relocating|retiring|retraining"
    r"|returning|setting up|starting|staying|struggling|studying|suffering|taking|training"
    r"|travelling|undergoing|waiting)\b"
)
"""What the writer is doing, or about to do: "I'm going back to Lagos"."""
_WORDS_AROUND_NOUN = (
    r"(?P<adjectives>(?:[\w’'-]+ ){0,2}?)(?P<noun>[\w-]+)"
    r"(?= (?:after|at|back (?:at|home|in|to)|closer|elsewhere|for|from|here|in|near(?:er)?|nearby"
    r"|of|on|there|to|with)\b|$)"
)
"""The words up to the noun that a reason begins with: "nasty leg injury" before "at work"."""
_COUNTED = frozenset(
    "baby back birth break change clash commute contract counter-offer counteroffer death delay"
    " emergency illness lack move offer opportunity problem promotion relocation".split()
)
"""Nouns that need an article where nothing else stands before them: "a change in circumstances"."""


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a clause is removed; a noun phrase gets "because of"."""
    fragment, had_because = parse_without_because(tidy(answer), _BECAUSE)
    if had_because:
        return fragment
    form, text = fragment
    if form is GrammaticalForm.GERUND and re.match(_NEED, text):
        return Fragment(GrammaticalForm.PREDICATE, re.sub(_NEED, "have to ", text))
    if form is GrammaticalForm.GERUND and re.match(r"(?i)wanting to ", text):
        return Fragment(GrammaticalForm.PREDICATE, re.sub("(?i)^wanting", "want", text))
    if form is GrammaticalForm.PREDICATE and re.match(_WOULD_BE, text):
        return Fragment(GrammaticalForm.SENTENCE, f"it {text}")
    if re.match(_CHANGE_OF_HEART, text):
        change = uncapitalise(text).removeprefix("a ")
        return Fragment(GrammaticalForm.PARTICIPLE, f"had a {change}")
    if re.match(_CHANGE_OF_PLANS, text):
        change = uncapitalise(text).removeprefix("a ")
        return Fragment(GrammaticalForm.SENTENCE, f"there has been a {change}")
    if re.match(_WANTED_JOB, text):
        return Fragment(GrammaticalForm.PREDICATE, f"would like {uncapitalise(text)}")
    match = re.fullmatch(_WITHOUT_VERB, text)
    if match and (form in NOUN_FORMS or match["rest"].startswith("not")):
        verbs = ("was", "were") if match["rest"].startswith("not") else ("is", "are")
        verb = verbs[match["noun"].endswith("s")]
        subject = with_article(uncapitalise(match["noun"]))
        return Fragment(GrammaticalForm.SENTENCE, f"{subject} {verb} {match['rest']}")
    if form is GrammaticalForm.GERUND and _is_before_main_clause(text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form is GrammaticalForm.GERUND and (having := re.match(_HAVING, text)):
        return Fragment(GrammaticalForm.PARTICIPLE, text[having.end() :])
    if form_as_reason := form_of_reason(text, form):
        return Fragment(form_as_reason, text)
    if form is GrammaticalForm.INFINITIVE and re.match(_WISH, text):
        return Fragment(GrammaticalForm.PREDICATE, f"want {text}")
    if form in NOUN_FORMS and re.match(_PREFERENCE, text):
        return Fragment(GrammaticalForm.PREDICATE, f"would {uncapitalise(text)}")
    is_passive = re.match(_GOT_PASSIVE, text) is not None
    if form is GrammaticalForm.PREDICATE and _can_follow_have(text) and not is_passive:
        return Fragment(GrammaticalForm.PARTICIPLE, text)
    if form is GrammaticalForm.GERUND and re.match(_UNDERWAY, text):
        return Fragment(GrammaticalForm.STATE, text)
    if re.match(_WRONG, text):
        return Fragment(GrammaticalForm.DENIAL, f"the {uncapitalise(text)}")
    if re.match(_TOO, text):
        # "It's too far"
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(text))
    if form is GrammaticalForm.BARE_NOUN and re.match(_NEWS_WITHOUT_ARTICLE, text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form in NOUN_FORMS and re.match(_PART_OF_JOB, text):
        return Fragment(GrammaticalForm.SENTENCE, f"it would mean {uncapitalise(text)}")
    if form in NOUN_FORMS and re.match(_TOO_MANY, text):
        return Fragment(GrammaticalForm.SENTENCE, f"there are {uncapitalise(text)}")
    if form in NOUN_FORMS and re.match(_TOO_MUCH, text):
        return Fragment(GrammaticalForm.ABSENCE, uncapitalise(text))
    if form in NOUN_FORMS and (match := re.fullmatch(_RELATIVE_AND_STATE, text)):
        relative = re.sub("(?i)^my ", "", match["relative"])
        return Fragment(
            GrammaticalForm.SENTENCE, f"my {uncapitalise(relative)} is {match['state']}"
        )
    if form in NOUN_FORMS and re.match(_RELATIVE_WITHOUT_MY, text):
        return Fragment(GrammaticalForm.CAUSE, f"because of my {uncapitalise(text)}")
    if form is GrammaticalForm.BARE_NOUN:
        # A reason hardly ever begins with a name, even if it begins with a capital.
        noun = text if text[1:2].isupper() else uncapitalise(text)
        if noun in ("family", "financial", "health", "medical", "personal"):
            noun = f"{noun} reasons"
        if re.search(_REASONS, noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        fragment = _parse_bare_noun(noun)
    if fragment.form in NOUN_FORMS and re.match(_OFFER, fragment.text):
        return Fragment(GrammaticalForm.PARTICIPLE, f"had {fragment.text}")
    if fragment.form in NOUN_FORMS:
        noun = re.sub(_ADVERB, "", fragment.text)
        adverb = fragment.text.removesuffix(noun)
        return Fragment(GrammaticalForm.CAUSE, f"{adverb}because of {noun}")
    return fragment


def _is_before_main_clause(gerund: str) -> bool:
    """Return whether a gerund is followed by the reason: "having thought about it, I'm not ready".

    What the writer is doing is itself the reason: "looking after my dad, he isn't well".
    """
    if re.match(_CONSIDERATION, gerund):
        _, _, after_comma = gerund.partition(", ")
        return is_main_clause(after_comma) or re.search(_MAIN_CLAUSE, gerund) is not None
    clause = re.search(MAIN_CLAUSE_AFTER_COMMA, gerund)
    is_about_writer = clause is not None and re.search(r"(?i)\b(?:I|we)\b", clause[0]) is not None
    return is_about_writer or (clause is not None and not re.match(_UNDERWAY, gerund))


def _parse_bare_noun(text: str) -> Fragment:
    """Parse a noun phrase without an article, adding one if it needs it: "a new baby"."""
    match = re.match(_WORDS_AROUND_NOUN, text)
    if match is None or re.match(_DETERMINER, text):
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    noun, has_adjective = match["noun"].lower(), match["adjectives"] != ""
    if noun in ("commute", "cost", "distance", "location", "pay", "salary") and not has_adjective:
        article = "the"
    elif noun in ("degree", "exams", "finals", "pregnancy", "studies", "visa", "wedding"):
        article = "my"
    elif noun in _COUNTED or (noun in ("job", "salary") and has_adjective):
        article = "an" if text[0] in "aeio" else "a"
    else:
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    return Fragment(GrammaticalForm.NOUN, f"{article} {text}")


def _can_follow_have(text: str) -> bool:
    """Return whether a text with a past tense can follow "I have": "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    is_other_participle = verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    return verb in EVENT_VERBS or is_other_participle
