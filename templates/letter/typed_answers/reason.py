"""Parse the reason why the writer withdraws or declines."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    EVENT_VERBS,
    NUMBER_WORDS,
    SUBJECTLESS_VERBS,
    VERBS_WITHOUT_HAVE,
)
from templates.letter.typed_answers.because import BECAUSE, parse_without_because
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.forms_of_reasons import form_of_reason
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    with_article,
)
from templates.letter.typed_answers.lists import join_list
from templates.letter.typed_answers.missing_words import is_plural
from templates.letter.typed_answers.requests import MAIN_CLAUSE_AFTER_COMMA
from templates.letter.typed_answers.sentences import first_sentence, is_no_answer
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = (
    # Learners put "due to" before a clause, too.
    r"(?i)^(?:because of|due to|owing to)\s+(?=(?:I|we|he|she|they|it|there)\b)"
    rf"|^(?:{BECAUSE}|given that|seeing (?:as|that)|since|as)\s+"
    r"(?!of\b|a\b|the crow|agreed\b|discussed\b|mentioned\b|you know\b"
    r"|(?:I|we|you) (?:last |first )?(?:applied|met|said|spoke|talked|wrote)\b)"
)
"""A word for "because" before a clause, but not "as" in "as a tutor"."""
_WRONG = r"(?i)(?:wrong|worst) (?:direction|fit|moment|place|time)\b"
"""What lacks "it is the": "wrong time for us"."""
_TOO = r"(?i)(?:just |simply |a bit )?too (?!many\b|much\b(?! (?:for|of a)\b)|few\b|little\b)"
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
_CLAUSE = (
    r"(?i)(?!.* (?:that|which|who) )[\w’' -]{2,50}? "
    r"(?:(?:clash|conflict|coincid|overlap)(?:es|s)? with"
    r"|(?:allow|giv|keep|leav|let|need|pay|tak)(?:es|s) (?:me|us|more|less)|offers (?:me|us)"
    r"|no longer (?!a\b|than\b|the\b)\w+)\b"
)
"""The beginning of a clause whose verb looks like a noun: "the start date clashes with"."""
_PART_OF_JOB = (
    r"(?i)too (?:much|many) (?:\w+ )?(?:admin|commuting|driving|evenings|flying|hours|lifting"
    r"|nights|overtime|paperwork|pressure|responsibility|shifts|standing|stress|time away"
    r"|travel\w*|upheaval|weekends)\b"
)
"""What the job would mean: "too much travel"."""
_TOO_MUCH = r"(?i)(?:just |simply )?too (?:much|little)\b"
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
_RELATIVE_WITHOUT_MY = rf"(?!my ){_RELATIVE}(?:['’]s| \w+ing)\b|(?i:kids|children|parents)$"
"""A member of the writer's family without "my": "wife's job", "daughter starting school"."""
_REGRET = r"(?i)^(?:regrettably|sadly|unfortunately),? "
_OF_SOMEBODY = r"(?i)(?:\w+ )?\w+ of (?:her|his|my|our|the)\b"
"""A noun phrase that takes "the": "death of my father"."""
_MINE = (
    r"(?:wife|husband|hubby|partner|girlfriend|boyfriend|son|daughter|brother|sister|kids"
    r"|children|parents|boss|employer|manager|doctor|landlord|landlady|car|flat|house|visa)"
)
_SUBJECT_WITHOUT_MY = rf"(?i){_MINE}(?:['’]s)? (?!['’]s\b|and\b|of\b)"
"""The subject of a clause that lacks its "my": "wife is pregnant"."""
_OF_JOB = (
    r"(?:bus|commute|contract|hours|interview|job|last bus|location|office|pay|position|process"
    r"|rent|role|rota|salary|shifts?|start date|task|waiting list)"
)
_SUBJECT_WITHOUT_THE = (
    rf"(?i){_OF_JOB} (?:\w+n['’]?t|came|did|does|had|has|is|took|was|were|would)\b"
)
"""The subject of a clause that lacks its "the": "process took too long"."""
_HAVE_NO = (
    r"(?i)(?:still )?no (?:\w+ )??(?:car|childcare|energy|licen[cs]e|money|permit|savings"
    r"|transport|visa)(?= (?:at|for|here|in|now|on|right|to|yet)\b|$)"
)
"""What the writer does not have: "no childcare on Fridays"."""
_LENGTH = (
    rf"(?i)(?:\d+|{'|'.join(sorted(NUMBER_WORDS))})[- ](?:day|hour|mile|minute|month|week|year)"
    r" (?!and\b|away\b|each\b|from\b)"
)
"""The beginning of a noun phrase with a length: "two hour commute"."""
_AS_NOUN = (
    r"(?i)\w+ing (?:circumstances|commitments|costs|difficulties|duties|issues|plans|problems"
    r"|reasons|responsibilities)\b"
)
"""A noun after a word ending in "-ing": "caring responsibilities"."""
_IN_ORDER = r"(?i)(?:in order|so as) to "
_OFFERED = r"(?i)being (?=(?:accepted|asked|awarded|diagnosed|given|offered|told)\b)"
"""The "being" that becomes "have been": "being offered a post nearby"."""
_GIVEN = r"(?i)(?:following|pending)\b|(?:given|considering) (?:all|everything|how|my|our|the)\b"
"""What the writer has taken into account: "given the distance"."""
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
_NEGATED_VERB_IN_FIRST_PART = r"(?i)[^,]*(?<!that )(?<!who )\b(?:is|does|wo|would)n['’]t\b"
_MAIN_CLAUSE = (
    r"(?i)(?<!\bhow)(?<!\bthat)(?<!\bwhat)(?<!\bwhere)(?<!\bif)(?<!\bwhether) "
    r"(?:(?:I|we|he|she|they|it|there)(?:['’](?:d|m|re|s|ll)| (?:am|are|can|cannot|could|did|do"
    r"|does|had|has|have|is|must|should|was|will|would|\w+n['’]?t))"
    r"|(?:he|she|it) [a-z]+s|(?:(?<=\bit )|(?<=\bmore )|(?<=\bover )|(?<=\bup )|(?<=\bagain ))"
    r"(?:I|we) (?:decided|feel|know|need|prefer|reali[sz]ed|think|thought|want)) "
)
"""The beginning of a clause with its own subject: "I would rather stay"."""
_ADVERB = (
    r"(?i)^(?:basically|chiefly|honestly|just|largely|mainly|mostly|partly|primarily|purely|really"
    r"|simply|solely) "
)
"""An adverb before a noun phrase: "mainly the pay"."""
_DETERMINER = r"(?i)(?:an|another|any|more|no|other|some)\b"
"""A word before a noun that takes the place of an article: "another offer"."""
_NEED = r"(?i)(?:having|needing) to "
"""The words before what the writer has to do: "having to rest my back"."""
_VERB_OF_JOB = (
    r"(?i)would (?:be (?:an?|hard|too)|have meant|involve|mean|require|take)\b"
    r"|(?:is|is(?: not|n['’]?t)|was(?: not|n['’]?t)) (?:about|as|enough|far|feasible|for|impossible"
    r"|not|possible|practical|quite|really|right|suitable|the|too|what|worth)\b"
    r"|(?:clashes|coincides|conflicts|involves|means|needs|overlaps|pays|requires|starts) "
    r"|does(?:n['’]?t| not) |(?:wo(?:n['’]?t)|would(?:n['’]?t| not)) (?:fit|suit|work)\b"
)
"""What lacks "it": "would be a step back for me", "clashes with my course"."""
_CHANGE_OF_HEART = r"(?i)(?:a )?(?:big |complete )?change of (?:heart|mind)\b"
_CHANGE_OF_PLANS = r"(?i)(?:a )?(?:big |complete |sudden )?change of plans?\b"
_WANTED_JOB = (
    r"(?i)an? (?:[\w-]+ )?(?:job|position|post|role) (?:closer|in|near(?:er)?|on|that|where|with)\b"
)
"""A job that the writer would like: "a role with more clinical work"."""
_WITHOUT_VERB = (
    r"(?P<noun>(?!(?:a bit|far|just|really|simply|way) too\b)"
    r"(?!.*\b(?:are|been|has|have|is|it|its|that|was|were)\b)[\w ]+?) "
    r"(?P<rest>not (?:agreed|enough|granted|met|possible|right|suitable|\w+ed)\b.*"
    r"|(?:called off|cancelled|delayed|denied|extended|refused|rejected|renewed)\b.*"
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
    r"|travelling|undergoing|waiting|working (?:as|for|with))\b"
    r"|having (?:doubts|second thoughts)\b"
    # "finishing my thesis"
    r"|(?!(?:being|commuting|doing|driving|having|losing|missing|paying|spending|working)\b)"
    r"\w+ing (?:an?|another|my|our)\b"
    r"|being (?:deployed|evicted|made redundant|moved|posted|promoted|relocated|sent|transferred)\b"
)
"""What the writer is doing, or about to do: "I'm going back to Lagos"."""
_WORDS_AROUND_NOUN = (
    r"(?P<adjectives>(?:[\w’'-]+ ){0,2}?)(?P<noun>[\w-]+)"
    r"(?= (?:after|at|back (?:at|home|in|to)|closer|elsewhere|for|from|here|in|near(?:er)?|nearby"
    r"|of|on|there|to|where|with)\b|$)"
)
"""The words up to the noun that a reason begins with: "nasty leg injury" before "at work"."""
_NOUNS_OF_JOB = frozenset("deadline pattern rent rota run travel".split())
_OTHER_NOUNS_OF_JOB = frozenset(
    "commute cost distance drive hours journey location money pay salary timing".split()
)
"""Nouns that mean something known, unless an adjective shows that they do not: "better pay"."""
_COUNTED = frozenset(
    "allergy ankle arm baby back birth break chance change clash commute conflict contract"
    " counter-offer counteroffer death delay diagnosis emergency extension funeral hip illness"
    " injury issue lack leg move newborn offer operation opportunity place problem promotion"
    " puppy relocation replacement rise sabbatical vacancy wedding wrist year".split()
)
"""Nouns that need an article where nothing else stands before them: "a change in circumstances"."""


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a clause is removed; a noun phrase gets "because of"."""
    typed = tidy(answer)
    if is_no_answer(typed):
        return EMPTY_FRAGMENT
    without_regret = re.sub(_REGRET, "", typed)
    if grammatical_form(first_sentence(without_regret)) is not GrammaticalForm.SENTENCE:
        # "unfortunately due to my health"
        typed = without_regret
    fragment, had_because = parse_without_because(join_list(typed), _BECAUSE)
    if had_because:
        return fragment
    form, text = fragment
    if form is GrammaticalForm.PURPOSE and re.match(_IN_ORDER, text):
        return Fragment(GrammaticalForm.PREDICATE, re.sub(_IN_ORDER, "want to ", text))
    is_sentence = form is GrammaticalForm.SENTENCE
    if not is_sentence and re.match(_GIVEN, text):
        return Fragment(GrammaticalForm.CAUSE, uncapitalise(text))
    if form is GrammaticalForm.GERUND and re.match(_AS_NOUN, text):
        return Fragment(GrammaticalForm.CAUSE, f"because of {text}")
    if form is GrammaticalForm.GERUND and (offered := re.match(_OFFERED, text)):
        return Fragment(GrammaticalForm.PARTICIPLE, f"been {text[offered.end() :]}")
    if form is GrammaticalForm.GERUND and re.match(_NEED, text):
        return Fragment(GrammaticalForm.PREDICATE, re.sub(_NEED, "have to ", text))
    if form is GrammaticalForm.GERUND and re.match("(?i)wanting ", text):
        return Fragment(GrammaticalForm.PREDICATE, re.sub("(?i)^wanting", "want", text))
    if not is_sentence and re.match(_VERB_OF_JOB, text):
        return Fragment(GrammaticalForm.SENTENCE, f"it {uncapitalise(text)}")
    if re.match(_CHANGE_OF_HEART, text):
        change = uncapitalise(text).removeprefix("a ")
        return Fragment(GrammaticalForm.PARTICIPLE, f"had a {change}")
    if re.match(_CHANGE_OF_PLANS, text):
        change = uncapitalise(text).removeprefix("a ")
        return Fragment(GrammaticalForm.SENTENCE, f"there has been a {change}")
    if re.match(_WANTED_JOB, text):
        return Fragment(GrammaticalForm.PREDICATE, f"would like {uncapitalise(text)}")
    match = re.fullmatch(_WITHOUT_VERB, text)
    is_lasting = match is not None and match["rest"].startswith("too")
    if match and (form in NOUN_FORMS or not is_lasting):
        verbs = ("is", "are") if is_lasting else ("was", "were")
        verb = verbs[match["noun"].endswith("s")]
        subject = with_article(uncapitalise(match["noun"]))
        return Fragment(GrammaticalForm.SENTENCE, f"{subject} {verb} {match['rest']}")
    if is_sentence and re.match(_SUBJECT_WITHOUT_MY, text):
        return Fragment(form, f"my {uncapitalise(text)}")
    if is_sentence and re.match(_SUBJECT_WITHOUT_THE, text):
        return Fragment(form, f"the {uncapitalise(text)}")
    if form is GrammaticalForm.ABSENCE and re.match(_HAVE_NO, text):
        return Fragment(GrammaticalForm.PREDICATE, f"have {uncapitalise(text)}")
    if form is GrammaticalForm.ABSENCE and is_plural(text):
        return Fragment(GrammaticalForm.SENTENCE, f"there are {uncapitalise(text)}")
    if form is GrammaticalForm.NOUN and re.match(_LENGTH, text):
        article = "an" if text.lower().startswith(("8", "11", "18", "e")) else "a"
        return Fragment(GrammaticalForm.CAUSE, f"because of {article} {uncapitalise(text)}")
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
    if form in NOUN_FORMS and re.match(_CLAUSE, text):
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
        adverb = uncapitalise(fragment.text.removesuffix(noun))
        return Fragment(GrammaticalForm.CAUSE, f"{adverb}because of {noun}")
    return fragment


def _is_before_main_clause(gerund: str) -> bool:
    """Return whether a gerund is followed by the reason: "having thought about it, I'm not ready".

    What the writer is doing is itself the reason: "looking after my dad, he isn't well".
    """
    if re.match(_CONSIDERATION, gerund):
        _, _, after_comma = gerund.partition(", ")
        return is_main_clause(after_comma) or re.search(_MAIN_CLAUSE, gerund) is not None
    if re.match(_NEGATED_VERB_IN_FIRST_PART, gerund):
        # "travelling that far isn't possible"
        return True
    clause = re.search(MAIN_CLAUSE_AFTER_COMMA, gerund)
    is_about_writer = clause is not None and re.search(r"(?i)\b(?:I|we)\b", clause[0]) is not None
    return is_about_writer or (clause is not None and not re.match(_UNDERWAY, gerund))


def _parse_bare_noun(text: str) -> Fragment:
    """Parse a noun phrase without an article, adding one if it needs it: "a new baby"."""
    match = re.match(_WORDS_AROUND_NOUN, text)
    if match is None or re.match(_DETERMINER, text):
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    noun, has_adjective = match["noun"].lower(), match["adjectives"] != ""
    if (
        noun in _NOUNS_OF_JOB
        or text.startswith("start ")
        or (noun in _OTHER_NOUNS_OF_JOB and not has_adjective)
    ):
        article = "the"
    elif noun in ("degree", "exams", "finals", "permit", "pregnancy", "studies", "thesis", "visa"):
        article = "my"
    elif noun in _COUNTED and re.match(_OF_SOMEBODY, text):
        article = "the"
    elif noun in _COUNTED or (noun in ("drive", "job", "post", "role", "salary") and has_adjective):
        article = "an" if text[0] in "aeio" else "a"
    else:
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    return Fragment(GrammaticalForm.NOUN, f"{article} {text}")


def _can_follow_have(text: str) -> bool:
    """Return whether a text with a past tense can follow "I have": "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    is_other_participle = verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    return verb in EVENT_VERBS or is_other_participle
