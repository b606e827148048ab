"""Find the words that people leave out at the beginning: "I" in "tried it on Sunday"."""

import re

from templates.grammar.grammar_words import (
    COLLECTIVE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from templates.grammar.words import first_word, has_s_ending, split_words
from templates.letter.typed_answers.fragments import Fragment
from templates.phrasebook.facts import GrammaticalForm

_ADVERBS = frozenset("actually also even immediately just later really then totally truly".split())
_ADVERBS_AT_START = rf"(?i)^(?:(?:{'|'.join(sorted(_ADVERBS))}|straight away) )+"
_IT = r"(?:(?:about |of |on |to |with )?(?:it|that|them|this)|all of it|one|some|mine)\b"
"""A word for something in an earlier clause: "it", "about that"."""
_THOUGHTS = (
    r"(?:\w+ing (?:\w+ ){0,2}" + _IT + r"|(?:applying|dreaming|laughing|learning|looking|planning"
    r"|practi[cs]ing|reading|saving|smiling|studying|talking|thinking|wondering)\b)"
)
"""What somebody has been doing since: "turning it over", "thinking"."""
_FEELINGS = frozenset(
    (
        "appreciated cried enjoyed hoped laughed learned learnt liked loved realised realized "
        "smiled understood wanted wished wondered"
    ).split()
)
"""Past tenses for what only people feel or do."""
_MODALS = (
    r"(?:can(?:not|['’]?t)|could(?:n['’]?t)?|did(?: not|n['’]?t)|do(?: not|n['’]?t)"
    r"|wo(?:n['’]?t)|will|would(?:n['’]?t)?|had(?:n['’]?t)?)"
)
"""Modal and other auxiliary verbs."""
_FEELINGS_AFTER_MODALS = (
    r"(?:(?:also|definitely|even|hardly|just|never|not|really|still) )*"
    r"(?:believe|dare|expect|(?:happily )?have (?:listened|sat|spent|stayed|talked|watched)|forget"
    r"|get over|help|imagine|know|like to|love|mind|no idea|put it|realise|realised|recommend"
    r"|remember|say|see|seen|sleep|stop|thank|thought|try|understand|use|wait|want)\b"
)
"""Verbs, after "couldn't" and the like, for what only people do: "forget", not "be opened"."""
_EXPERIENCES = (
    r"(?:been (?:in|inside|on|so|told|up)|done|eaten|felt|had|heard|known|laughed|met|seen|tasted"
    r"|thought)"
)
_JOURNEYS = r"(?:came|cycled|drove|walked|went) (?:away|back|home|out|straight|to)"
_DEEDS_WITH_IT = frozenset(
    (
        "ate cut did drew drove dug found gave got heard hung kept left made put ran rang read "
        "redid redrew reread rewrote sang sent set told took tried used wore wrote"
    ).split()
)
_DEEDS = frozenset(
    (
        "arranged asked baked booked borrowed bought built cleaned cooked copied did downloaded "
        "drew fixed found got labelled looked made mended ordered organised organized painted "
        "passed planted practiced practised rang read rearranged rebuilt redid redrew relabelled "
        "remade reorganised reorganized repainted reread reworked rewrote showed started swapped "
        "taught tidied told took tried watched worked wrote"
    ).split()
)
"""Past tenses whose subject is a person, if an object such as "a list" follows."""
_OBJECT = (
    r"(?:an?|everyone|her|his|my|notes|our|the|three|two|up|\d+)\b"
    r"(?! (?:ages?|days?|hours?|long|minutes?|while)\b)"
)
"""An object such as "a list", but not a time, as in "took two hours"."""
_HABITS = frozenset(
    (
        "ask bake carry check cook do dream hear keep like look love make miss need play read say "
        "see sing start teach tell think try use want wear write"
    ).split()
)
_OTHER_SUBJECT = r"(?i)\b(?:(?:for|to|with) (?:me|us)|(?:her|him|them|your)sel(?:f|ves))\b"
"""Signs that others did something: "kept it for me"."""

_CLAUSES_ABOUT_FEELINGS = (
    # "still thinking about it"
    ("I am", rf"(?:still|now|currently) {_THOUGHTS}"),
    # "been thinking about it ever since"
    ("I have", rf"been {_THOUGHTS}"),
    # "never seen anything like it"
    ("I had", rf"never {_EXPERIENCES}\b"),
    # "hope to go again"
    ("I", r"(?:hope|intend|plan|want) to\b|(?:hope|wish) (?:I|more|we|you)\b"),
    # "never knew that"
    ("I", r"never (?:expected|imagined|knew|reali[sz]ed|thought)\b"),
    # "loved every minute", but not "loved by everyone"
    ("I", rf"(?:{'|'.join(sorted(_FEELINGS))})\b(?! by\b)"),
    # "felt at home", but not "felt like a library"
    ("I", r"felt (?!like (?:an?|the|home)\b)"),
    # "couldn't stop talking about it"
    ("I", rf"{_MODALS} {_FEELINGS_AFTER_MODALS}"),
)
"""The missing words and the beginning of clauses whose subject can only be the writer."""
_CLAUSES_ABOUT_DEEDS = (
    # "already bought one"
    ("I have", rf"(?:already|since) (?:\w+ed|bought|made|read|told|used) {_IT}"),
    # "read it twice already"
    ("I have", rf"(?:made|read|told|tried|used) {_IT}.*\b(?:already|since|twice)\b"),
    # "got it booked for May"
    (
        "I have",
        r"got (?:[\w’'-]+ ){1,4}?(?:booked|coming up|due|here|in (?:front of|my)|lined up|now"
        r"|on (?:my|order|the)|planned|ready|saved|sorted)\b",
    ),
    # "have told everyone since"
    ("I", r"have (?:(?:already|just|never|now|since) )*(?:been|done|\w+ed|told) "),
    # "had three calls since"
    ("I have", r"(?:got|had) (?:[\w’'-]+ ){1,6}?since\b"),
    # "signed up on Friday", "went home smiling"
    (
        "I",
        rf"(?:applied|decided|ended up|(?:got )?enrolled|joined|signed up|{_JOURNEYS})\b(?! by\b)",
    ),
    # "started baking it", but not "started late"
    ("I", r"started (?:\w+ing|it|my|to)\b"),
    # "tried it on Sunday", but not "made by hand"
    ("I", rf"(?:\w+ed|{'|'.join(sorted(_DEEDS_WITH_IT))}) {_IT}"),
    # "made a list", but not "took an hour"
    (
        "I",
        r"(?!made (?:my|our)\b(?! own\b))"
        rf"(?:{'|'.join(sorted(_DEEDS))}) (?:{_IT}|{_OBJECT})",
    ),
    # "now do it every day"
    (
        "I",
        # Not "like my dad used to", "like it was a game"
        r"(?:(?:always|now|still) )*(?!like (?:my|\w+ (?:is|was|were))\b)"
        rf"(?:{'|'.join(sorted(_HABITS))}) (?:{_IT}|(?:everyone|my|the same|your)\b)",
    ),
    # "keep thinking about it"
    ("I", r"(?:still )?keep \w+ing\b"),
    ("I", rf"(?:now|still) \w+ {_IT}"),
)
"""The missing words and the beginning of clauses about deeds, which others may have done."""
_FIRST_WORDS_ABOUT_WRITER = (
    _ADVERBS
    | _FEELINGS
    | _DEEDS
    | _DEEDS_WITH_IT
    | _HABITS
    | frozenset(
        (
            "already always applied been came can cannot cant could couldn couldnt currently "
            "cycled decided did didn didnt do don dont drove ended enrolled felt got had hadn "
            "hadnt have hope intend joined keep made never now plan read signed since started "
            "still straight told tried used walked want went will wish wo won wont would wouldn "
            "wouldnt"
        ).split()
    )
)
"""The first words, besides any in "-ed", of clauses about the writer or of adverbs before them."""
_VERB_OF_THING = (
    r"(?i)(?:(?:just|really) )?(?:turn(?:ed|s) out\b"
    r"|(?:gives|helps|keeps|makes|reminds) (?:making |reminding )?(?:me|us)\b"
    r"|did(?:n['’]t| not) feel like an?\b|made my (?:day|evening|heart|mouth|nerves|week|year)\b"
    r"|(?:could|might|must|would) (?:be|have been) (?:an?|my|our|the) "
    r"|(?:smelled|smelt|tasted) (?:like|of)\b|felt like (?!I\b|one\b|part\b|(?:a |an )?(?:equal"
    r"|human|member|person|valued))|meant|looked like|seemed|sounded|(?:is|was) an? (?!(?:bag|bit"
    r"|little|mess|nervous|wreck)\b)|(?:is|was) (?:(?:really|so|such|very) )?(?:amazing|brilliant"
    r"|fascinating|fun|good|great|helpful|interesting|lovely|nice|useful|wonderful)\b)"
)
"""The beginning of a text that lacks "it", not "I": "was lovely to see the looms"."""
_EFFECT = (
    r"(?i)reminded (?:me|us) of\b|gave me (?:a lot of |lots of |new |real |so much )?"
    r"(?:an? (?:boost|idea|taste)|confidence|courage|food for thought|hope|ideas)\b"
)
"""What a thing, rather than the recipient, did: "reminded me of home", "gave me hope"."""
_FEELING_SINCE = (
    r"(?i)(?:already|currently|still|now) \w+ing\b|(?:hoping|looking forward)\b"
    r"|(?:practi[cs]ing|reading|studying|training|using|volunteering)\b.* (?:at the moment|now)$"
    r"|(?:less|more) (?:confident|nervous|sure|worried) (?:already|now)\b"
    r"|going to (?:be|book|buy|come|do|go|keep|look|make|plant|read|sign|start|take|try|visit)\b"
)
"""The beginning of a text that lacks "I am": "still smiling about the parrot"."""
_ADJECTIVE_OF_THING = (
    r"(?i)(?:(?:difficult|hard|impossible|tough) to (?:choose|describe|pick|put|say)"
    r"|(?:(?:really|so|very) )?(?:(?:generous|good|kind|nice|thoughtful) of "
    r"(?:you|(?:the |your )?\w+ to)"
    r"|(?:amazing|brilliant|encouraging|exciting|fascinating|fun|funny|good|great|humbling"
    r"|impressive|inspiring|interesting|lovely|moving|nice|rare|reassuring|refreshing|touching"
    r"|useful|wonderful) (?:being|hearing|how|meeting|seeing|talking"
    r"|that (?:you|the|everyone|nobody)|to \w+)))\b"
)
"""The beginning of a text that lacks "it was": "nice to meet the team"."""


_VERB_OF_RECIPIENT = (
    r"(?i)were\b|could(?:n['’]t| not) have been (?:better|friendlier|kinder|more|nicer)\b"
)
"""The beginning of a text that lacks "you": "couldn't have been kinder"."""
_NEVER = (
    r"(?i)(?:never|not) (?:been (?:in|inside|on|so|to)|done|driven|eaten|felt (?:more|so|such)"
    r"|flown|heard|held|known|laughed|met|ridden|seen|tasted|touched|tried|visited"
    r"|had (?:a|better|more|so|such))\b"
)
"""The beginning of a text that lacks "I have": "never tasted better biscuits"."""
_APOLOGY = r"(?i)sorry (?:about|for|I|if|that|we)\b"
_PLENTY = (
    r"(?i)(?:a lot|lots|plenty|(?:so|too) much) to \w+|too many [^,.]+ to \w+"
    r"|(?:so (?:many|much)|(?:a lot|loads|lots|plenty) of)"
    r" (?!how\b|that\b|what\b)[\w ]+"
)
"""The beginning of a text that lacks "there was": "plenty to think about", "so much laughter"."""
_QUALITIES_OF_PEOPLE = frozenset(
    (
        "accommodating approachable attentive calm cheerful clear fair friendly funny generous "
        "gentle helpful honest kind nice open organised organized patient polite prepared "
        "professional respectful straight supportive thorough understanding warm welcoming"
    ).split()
)
_PERSONAL = (
    "(?:(?:always|ever so|more than|really|so|very|well) )*"
    rf"(?:on time|{'|'.join(sorted(_QUALITIES_OF_PEOPLE))})"
)
_MANNER = (
    r"(?i)always (?:available|on time|there|\w+ing)\b"
    rf"|(?:all |both )?{_PERSONAL}(?:(?:,|,? (?:and|but)) {_PERSONAL})*(?: (?:(?:about|to|with) "
    r"(?:all|each|every\w+|me|my|the|us)|all|from|the whole|throughout)\b|[.!]|$)"
)
"""The beginning of a text that lacks "you were": "so patient with my English"."""
_INTEREST = r"(?i)(?:(?:all|always|genuinely|really|so|truly|very) )*interested in (?:me|my)\b"
"""The beginning of a text that lacks "you were" and may be read as a deed: "interested in me"."""
_UNFORGETTABLE = r"(?i)an? [\w -]+? (?:that )?I(?:['’]ll|['’]m| am| will| won['’]t| shall)\b"
"""The beginning of a text that lacks "it was": "a day I will remember"."""
_BEAUTIFUL_PLACE = (
    r"(?i)(?:an? )?(?:(?:really|very) )?"
    r"(?:(?:beautiful|calm|charming|fair|fascinating|friendly|good|great|happy|kind|lovely|nice"
    r"|relaxed|smooth|special|warm|wonderful),? (?:and )?){1,2}(?:atmosphere|building|environment"
    r"|experience|place|process|spot)$"
)
"""A place or the like, with praise, that lacks "it was"."""
_PLEASURE = r"(?i)(?:fun|(?:an? )?(?:delight|honou?r|joy|pleasure|privilege)) (?:to|\w+ing)\b"
"""The beginning of a text that lacks "it was", and perhaps an article: "pleasure to meet you"."""
_SUCH = (
    r"(?i)(?:amazing|brilliant|fantastic|great|inspiring|interesting|lovely|wonderful)$"
    r"|such an? (?:\w+ ){0,2}?(?:atmosphere|blessing|experience|honou?r|joy|place|pleasure"
    r"|relief|shame|surprise|treat)\b"
)
"""Praise that lacks "it was": "such a treat", "inspiring"."""
_OF_PLACE = (
    "(?:(?:really|so|very) )?(?:beautiful|bright|busy|clean|cosy|cozy|homely|informal|lively"
    "|memorable|modern|peaceful|quiet|relaxed|spacious|tidy|unforgettable)"
)
_STATE_OF_PLACE = (
    rf"(?i)(?:{_PERSONAL}(?:,|,? (?:and|but)) )?{_OF_PLACE}(?:(?:,|,? and) {_OF_PLACE})*$"
    r"|(?:really|so|very) (?:good|well) \w+ed\b(?! \w+$)"
)
"""A description that lacks "it was": "clean and very modern"."""
_COMPARISON = (
    # "far better than I expected", "more like a chat than a test", "tough but fair", "great fun"
    r"(?i)(?:(?:a lot|even|far|much|so much) )?(?!(?:after|other|rather|whether)\b)"
    r"(?:\w+er than\b|(?:less|more) (?:(?:like|of an?|an?)\b"
    r"|(?:fun|honest|human|open|[\w-]+(?:al|ed|ful|ing|ive|ly|ous)) than\b))"
    r"|worth (?:an?|every|it|the)\b"
    r"|(?:not |nothing )?like (?:an?|being|coming|meeting|talking|two|walking)\b|unlike any\b"
    r"|(?:challenging|demanding|difficult|hard|intense|scary|strict|tiring|tough) but \w+$"
    r"|(?:(?:a lot of|good|great|lots of|really|so much|such) )*fun$"
)
"""A comparison or the like that lacks "it was": "easier than I thought", "tough but fair"."""
_SUPERLATIVE = (
    r"(?i)by far the \w+est \w+$"
    r"|(?:(?:by far|easily|honestly|possibly|probably) )?(?:one of )?the "
    r"(?:most(?: \w+)??|(?!(?:for|gu|harv|hon|lat|mod|t)est)\w+est) "
    r"(?:\w+ )??(?:afternoon|bunch|chat|conversation|day|experience|fun|hour|interview|laugh|lunch"
    r"|meeting|morning|people|place|talk|team|tour|visit|welcome)(?:e?s)?\b[^,.]*"
    r"\b(?:ever|in (?:ages|years)|of my life"
    r"|I(?:['’](?:ve|d)| have| had)?(?: ever)? (?:been|had))\b"
)
"""A superlative that lacks "it was": "the best interview I've had"."""


_FORMS_WITHOUT_GAP = (
    GrammaticalForm.CLAUSE,
    GrammaticalForm.THAT_CLAUSE,
    GrammaticalForm.INFINITIVE,
    GrammaticalForm.CAUSE,
    GrammaticalForm.PURPOSE,
    GrammaticalForm.CONDITION,
    GrammaticalForm.DEED,
)
"""The forms of texts that never lack their beginning."""


def missing_words_about_writer(clause: str, *, only_feelings: bool = False) -> str:
    """Return the "I", "I am", "I have" or "I had" that a clause about the writer lacks, or "".

    With `only_feelings`, clauses about deeds are not looked for: after "you let me try it", the
    recipient may be their subject.
    """
    first = first_word(clause)
    if first not in _FIRST_WORDS_ABOUT_WRITER and not first.endswith("ed"):
        # None of the patterns can match, and compiling them takes long.
        return ""
    clauses = _CLAUSES_ABOUT_FEELINGS + (() if only_feelings else _CLAUSES_ABOUT_DEEDS)
    without_adverbs = re.sub(_ADVERBS_AT_START, "", clause)
    for words, beginning in clauses:
        match = re.match(f"(?i){beginning}", without_adverbs)
        if match and not re.search(_OTHER_SUBJECT, without_adverbs[match.end() :]):
            return words
    return ""


def missing_beginning(fragment: Fragment) -> str:
    """Return the words that a detail lacks to be a sentence, such as "it was", or "".

    "I was" is never returned, since it is an opening, and "I" only for a text that was taken for
    a noun phrase.
    """
    form, text = fragment
    first = text.partition(" ")[0].casefold()
    if form is GrammaticalForm.DEED and re.match(_EFFECT, text):
        return "it"
    if "interested in m" in text.casefold() and re.match(_INTEREST, text):
        return "you were"
    # Few patterns are tried, since compiling them takes longer than everything else.
    if form in _FORMS_WITHOUT_GAP or first in POSSESSIVES | {"that", "this", "those"}:
        return ""
    if first in ("never", "not") and re.match(_NEVER, text):
        return "I have"
    if form is GrammaticalForm.SENTENCE:
        return ""
    if first == "the":
        return "it was" if re.match(_SUPERLATIVE, text) else ""
    if form in (GrammaticalForm.BARE_NOUN, GrammaticalForm.GERUND) and re.match(
        _FEELING_SINCE, text
    ):
        return "I am"
    if first.endswith("ing") and form is GrammaticalForm.GERUND:
        return ""
    if re.match(_VERB_OF_THING, text):
        return "it"
    if form is GrammaticalForm.PREDICATE and re.match(_VERB_OF_RECIPIENT, text):
        return "you"
    is_noun = form in (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
    if is_noun and (words := missing_words_about_writer(text)):
        return words
    if form is GrammaticalForm.STATE and re.match(_APOLOGY, text):
        return "I am"
    if any(
        re.match(p, text)
        for p in (_ADJECTIVE_OF_THING, _STATE_OF_PLACE, _COMPARISON, _SUPERLATIVE, _SUCH)
    ):
        return "it was"
    if re.match(_PLEASURE, text):
        has_article = text.lower().startswith(("a ", "an ", "fun "))
        return "it was" if has_article else f"it was {'an' if text[0] in 'hH' else 'a'}"
    if first in ("a", "an") and " I" in text and re.match(_UNFORGETTABLE, text):
        return "it was"
    if re.match(_BEAUTIFUL_PLACE, text):
        return "it was" if text.lower().startswith("a") else "it was a"
    if first.endswith("est") and re.match(_SUPERLATIVE, f"the {text}"):
        return "it was the"
    if _may_tell_manner(text) and re.match(_MANNER, text):
        return "you were"
    if form not in (GrammaticalForm.PREDICATE, GrammaticalForm.DEED) and re.match(_PLENTY, text):
        is_many = re.match(r"(?i)(?:so|too) many\b", text) or is_plural(
            re.sub("^.*? of ", "", text)
        )
        return "there were" if is_many else "there was"
    if form is GrammaticalForm.ABSENCE and is_plural(text):
        return "there were"
    return ""


def _may_tell_manner(text: str) -> bool:
    """Return whether a text has one of the words that `_MANNER` needs."""
    _, lower = split_words(text)
    return lower[:1] == ["always"] or not ({"time"} | _QUALITIES_OF_PEOPLE).isdisjoint(lower)


def is_plural(noun_phrase: str) -> bool:
    """Return whether the main noun of a noun phrase is a plural: "no silly questions at all"."""
    _, lower = split_words(re.split("[,:]", noun_phrase)[0])
    if not lower:
        # ", and a view" begins with a comma.
        return False
    ends = (
        n
        for n, word in enumerate(lower)
        if n > 0 and (word in PREPOSITIONS | SUBORDINATORS or word in ("sadly", "though"))
    )
    noun = lower[next(ends, len(lower)) - 1]
    return (
        "two" in lower[:2]
        or noun in COLLECTIVE_NOUNS
        or (has_s_ending(noun) and noun not in ("bias", "chaos", "gas"))
    )
