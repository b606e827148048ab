"""Tell what a detail is about, which decides the opening that fits it."""

import re
from itertools import pairwise

from templates.grammar.clauses import is_main_clause
from templates.grammar.grammar_words import (
    DEGREES,
    FINITE_FORMS,
    FUNCTION_WORDS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    NUMBER_WORDS,
    PARTICIPLES,
    SUBORDINATORS,
    UNCHANGED_PAST_VERBS,
)
from templates.grammar.nouns import is_person
from templates.grammar.words import first_word, has_ed_ending, split_words, word_set
from templates.letter.typed_answers.sadness import match_unless_sad
from templates.letter.typed_answers.second_person import is_past_verb
from templates.letter.typed_answers.sentences import first_sentence, split_sentences
from templates.names.name_words import COMMON_TITLE
from templates.text import tidy

_ADJECTIVES = (
    r"(?:(?!(?:about|after|and|at|before|by|during|for|from|in|of|on|over|the|to|with)\b)"
    r"[\w-]+ ){0,2}?"
)
_DETAIL_OF_RECIPIENT = (
    r"(?i)(?:(?:how|what|the (?:\w+ )?way(?: that)?) (?:you|(?:all|both|the \w+) of you)|your"
    r"|the (?:advice|tip|feedback|encouragement)|everything (?:about (?:how|the way|what|your)"
    r"|you (?:do|have))"
    # "the idea of a silent hour", "the relaxed atmosphere", "the free bus pass"
    r"|(?:the )?free"
    r"|(?:that|the|this) (?:\w+ )?(?:concept|idea|notion) (?:for|of|that|to|you)"
    # "the last question", "Ann's question about lifts"
    rf"|(?:that|the|this|(?:[\w.]+ ){{0,2}}?\S+['’]s) {_ADJECTIVES}questions?"
    r"|(?:(?:that|the|this) )?(?!(?:really|so|such|truly|very) [\w ]*(?:people|staff)\b)"
    r"(?:[\w-]+ ){0,2}?(?:ambi[ae]nce|atmosphere|crew|culture|hours|mood|people|staff|team|vibe"
    # What the employer offers, or how things are arranged
    r"|bonus|brand|canteen|curriculum|discount|format|insurance|location|membership|mission|pace"
    r"|pension|roadmap|rota|schedule|set-?up|strategy|structure|style|syllabus|timetable|tone)s?"
    r"(?= (?:and|at|for|in|of|on)\b|[^\w ]|$))(?!\w)"
    # Not what the recipient only spoke of: "your river, which you described".
    r"(?!.*, (?:which|that) you (?:described|explained|mentioned|spoke|talked|told)\b)"
)
"""What the recipient said, did or has: "how you remembered my name"."""
_CUSTOM = r"(?i)how (?!(?:I|it|there|we)\b)"
"""How something is done where the recipient works: "how everything has its place"."""
_PRESENT_AUXILIARIES = frozenset("are can do does get gets has have is".split())
_PAST_FORMS = (
    FINITE_FORMS - {"says"} | PARTICIPLES | {"could", "did", "had", "was", "were", "would"}
)
_EVENTS = frozenset(
    (
        "afternoon banter breakfast chat chats class coffee conversation conversations craic day "
        "debate demo demonstration discussion discussions drive exercise experience game interview "
        "laugh laughs lecture lesson lunch meeting meetings morning natter presentation puzzle "
        "questions quiz review ride session shift simulation simulator talk talks task tasks "
        "tasting tour trial trip visit walk"
    ).split()
)
_PERIODS = frozenset(
    (
        "afternoon afternoons day days evening evenings hour hours minute minutes morning mornings "
        "week weekend weekends weeks"
    ).split()
)
_AFTER_EVENT = (
    r"(?= (?:about|across|after|afterwards|along|although|around|as|at|back|because|before"
    r"|beforehand|by|down|during|first|from|out to|there|up"
    r"|even though|in|itself|led by|of|on|over|re|regarding|thru|which"
    r"|round|really|through|to|together|w|with|(?:that )?(?:I|we) (?:did|had(?! to\b)|took))\b"
    r"|[^\w ’'-]|\s*$)"
)
_EVENT = (
    # "the quick tour of the labs", "our chats about the software", "a walk"
    r"(?i)(?:(?:everything|it all|all of it|every (?:minute|moment|second))(?:$|,| of it\b)"
    r"|everything about (?!(?:how|the way|what|why|your)\b)"
    r"|(?:(?:all )?(?:that|the|our|an?|(?:[\w.]+ ){0,2}?\S+['’]s) )?"
    rf"{_ADJECTIVES}(?:{'|'.join(sorted(_EVENTS))}){_AFTER_EVENT}"
    r"(?!.*\b(?:enjoyed|loved|and (?:how|that|the (?:fact|way)|what))\b)"
    # "a look inside the organ", "a go on the lathe"
    r"|a (?:\w+ ){0,2}?(?:glimpse|go|look|peek|turn)"
    r" (?:around|at|behind|in|inside|into|of|on|round|through|under|with)\b"
    # "an hour with the gardener", "half an hour in the cab"
    rf"|(?:half )?(?:an?|my|the|that|those|{'|'.join(sorted(NUMBER_WORDS))}) {_ADJECTIVES}"
    rf"(?:{'|'.join(sorted(_PERIODS))})"
    r"(?: and a half)?(?: alone)? (?:at|behind|in|on|with)\b(?!.*\bwaiting\b))"
)
"""Something that the writer took part in, and may have enjoyed: "our chat about boats"."""
_WORDS_OF_EVENT = (
    _EVENTS | _PERIODS | frozenset("all every everything glimpse go look peek turn".split())
)
"""`_EVENT` only matches texts with one of these words, checked first for speed."""
_PRAISED_EVENT = (
    r"(?i)(?:an?|some|such an?) (?:(?!and\b)[\w-]+,? ){0,3}?"
    r"(?:amazing|brilliant|calm|challenging|cracking|deep|easy|enjoyable|excellent|fair|fantastic"
    r"|fascinating|frank|friendly|fun|generous|good|great|helpful|honest|inspiring|interesting"
    r"|kind|lovely|memorable|nice|open|organi[sz]ed|pleasant|professional|proper|real|relaxed"
    r"|thoughtful|tough|useful|valuable|warm|wonderful|clear|quick|straight|thorough)"
    r"(?:,? (?:and|but) (?!(?:at|in|on)\b)[\w-]+)? "
    rf"{_ADJECTIVES}(?:afternoon|chat|coffee|conversation|craic|day|demo|discussion|drive"
    rf"|evening|explanation|hour|interview|laugh|lunch|meeting|morning|natter|session|shift|talk"
    rf"|time|tour|visit|walk|welcome)"
    rf"(?= (?:{'|'.join(sorted(FUNCTION_WORDS | {'and', 'instead'}))})\b|[^\w ’'-]|\s*$)"
)
"""Something that the writer took part in and already praises: "a really useful chat"."""
_FAVOUR = (
    # "putting in a word for me", but not "hearing Ada tell us" or "talking to the man beside me"
    r"(?i)(?!(?:being|feeling)\b"
    r"|(?:discovering|getting|having|hearing|knowing|learning|meeting|noticing|reading|reali[sz]ing"
    r"|seeing|thinking|trying|watching|working)\b(?! (?:\w+ )?(?:me|us)\b))\w{2,}ing "
    r"(?:(?!(?:above|after|and|around|as|before|behind|beside|between|but|how|I|if|it|like|near|new"
    r"|next|or|past|than|that|they|we|what|when|where|which|while|who|why|you)\b"
    r"|(?<!\bthe )(?<!\byour )\w+ing (?:at|by|to)\b)[\w’'-]+ ){0,6}?(?:me|us)\b"
    r"|going (?:above and beyond|out of your way|the extra mile)\b|pretending not\b"
    r"|giving (?:up )?your\b"
    r"|(?:agreeing|offering|volunteering) to\b|(?:calling|phoning|ringing) (?:back|instead|on|to)\b"
    r"|checking (?:how|if|that|whether) (?:I|we)\b"
    r"|(?:explaining|showing) (?:how|what|where|why) you\b|explaining (?:everything|it|the|your)\b"
    r"|covering my\b|(?:marking|proofreading|reading|reviewing) my"
    r" (?:\w+ )?(?:application|covering|CV|essay|form|letter|portfolio|resume|statement)\b"
    r"|(?:asking|carrying|checking|correcting|fighting|keeping|noticing|paying|praising|pronouncing"
    r"|remembering) (?:for )?my\b(?! (?:first|own|time)\b)"
    # "taking my shift so that I could go"
    r"|(?:changing|holding|keeping|leaving|making|moving|opening|rearranging|staying|swapping"
    r"|taking)\b.* so (?:that )?(?:I|we) (?:can|could|didn['’]?t|had|was|were|would)\b"
    r"|(?:advising|mentioning|recommending|suggesting) (?:an?|I|that|the|your?)\b"
    r"|(?:giving|letting|making) (?:each\b|every\w+\b|(?-i:[A-Z]))"
    # "finding me a chair even though you were full"
    r"|(?:bringing|driving|explaining|finding|fitting|giving|lending|letting|making|offering"
    r"|ringing|sending|sharing|showing|squeezing|staying|taking|teaching|waiting|walking)\b.*"
    r" (?:although|despite|though) your?\b(?! (?:(?:had|have) )?(?:said|told|warned)\b)"
)
"""What the recipient did for the writer: "lending me your notes"."""
_DEGREE = (
    # "how many languages I heard", "how carefully you listened"
    r"(?i)how (?:far|few|little|long|many|much|often|soon|well|\w+ly) \w"
    # "how calm the ward was", "how friendly and open everyone was"
    r"|how (?:really |so |very )?(?P<quality>\w+)(?:,? (?:and|but) \w+)? (?:the"
    r"|your?|every\w+|it|they|all|my|our|his|her|that|this|people|some"
    r"|(?-i:(?:[A-Z][\w.’'-]+ ){1,3})(?:is|was))\b"
)
"""To what degree something was true."""
_STRIKING = (
    r"(?i)the (?:fact (?:that|it|my|our|the|there|they|we|your?)"
    r"|(?:\w+ )?(?:absence|contrast|difference|feeling|lack|sense) (?:between|in|of|that|to))\b"
)
"""A noun phrase that can follow the same openings as "how calm it was": "the fact that it runs"."""
_QUALITY = (
    r"(?i)(?:(?:the|your|their|(?:[\w.]+ ){1,2}?[\w.]+['’]s) )(?:[\w-]+ ){0,2}?"
    r"(?:commitment|dedication|energy|enthusiasm|expertise|knowledge|passion|pride|professionalism"
    r"|skill|teamwork)\b(?! (?:exchange|share|test))"
)
_HOW_CLAUSE_OF_DEED = (
    r"(?i)how you(?: (?:all|both))? (?:(?:always|also|even|just|kindly|\w+ly|never|still|then) )*"
    # Not "how you read the tide", which may be in the present
    rf"(?!(?:{'|'.join(sorted(UNCHANGED_PAST_VERBS))}) (?!me\b|us\b))(?P<verb>\w+)\b"
)
"""A "how" clause on what the recipient once did: "how you had the machines switched off"."""
_INDEFINITE = (
    r"(?i)(?:an?|one|lots|loads|plenty|several|so (?:many|much)|some|such|two|three|four|five)\b"
)
_DEGREES = DEGREES | {"such"}
_WITHOUT_ARTICLE = (
    rf"(?i)(?:{'|'.join(sorted(_DEGREES))}) (?:[\w-]+,? ){{1,4}}?"
    r"(?:colleagues|folks?|guys|people|staff|teachers)\b|[^,]* and an? "
)
"""Noun phrases that take no "the", as they are new to the recipient: "very kind people"."""
_STATEMENT_OF_DEED = (
    r"(?i)(?:you (?:(?:all|both) )?)?(?:(?:also|just|once|then) )*"
    # No verbs of speech, thought, feeling or sight, which report more, and none of mishaps.
    r"(?!(?:asked|believed|broke|changed|dropped|fell|forgot|impressed|inspired|loved|missed|saw"
    r"|sneezed|spil\w+|tripped|said|mentioned|wanted|needed|hoped|seemed|felt|knew|thought|decided"
    r"|wondered|liked|looked (?!at\b)"
    r"|made (?:it|my|things)|made (?:me|us) (?:feel|laugh|reali[sz]e|see|smile|think|want)"
    r"|(?:told|taught|wrote) (?:(?:to )?(?:me|us) )?(?:to|not|that)"
    r"|have|had (?!(?:me|us) (?!wait|worried)))\b)"
    # The verb, and not a subject before one: "dinner was".
    r"(?!treated\b)(?P<verb>\w+)\b(?! (?:is|are|was|were|has|had)\b)"
)
"""A statement of what the recipient did: "you took down the oldest pattern", "took it down"."""
_TITLED_NAME = rf"{COMMON_TITLE} [A-Z]\w+"
_SOMEBODY = (
    r"(?P<somebody>he|she|they|(?:every|some)(?:one|body)|(?:one of )?(?:the|your)(?: \w+){1,2}?"
    r"|(?!(?:It|That|This|There|What|Which|When|How|No|Nothing|The)\b)[A-Z]\w+(?: [A-Z]\w+)?)"
)
_VERBS_OF_HELP = frozenset(
    (
        "advised asked clarified did didn encouraged explained gave had helped introduced invited "
        "lent let made mentioned pointed recommended reminded showed suggested talked taught told "
        "took walked warned would wouldn"
    ).split()
)
"""`_HELP` can only match a text with one of these; `word_set` splits "didn't" into two words."""
_HELP = (
    rf"(?:(?:[Yy]ou(?: (?:all|both))?|{_TITLED_NAME}|{_SOMEBODY}) )?"
    r"(?:(?:also|even|just|once|then|really) )*"
    # "told me how the tide turns", "had me read out a letter", but not "had me in tears"
    r"(?:(?:advised|asked|encouraged|helped|introduced|invited|lent|let|reminded|showed"
    r"|talked|taught|told|took|walked|warned) (?:me|us)\b"
    # Not "you gave me a jar of honey"
    r"|(?<!ou )gave (?:me|us)\b"
    r"|had (?:me|us) (?!(?:at|in|on|thinking|waiting|wait|worried|\w+ing)\b)[a-z]+\b"
    r"|made (?:me|us) (?:add|answer|ask|call|change|check|count|cut|describe|do|draw|explain|leave"
    r"|move|play|practi[cs]e|put|read|redo|repeat|rewrite|ring|say|send|show|sit|stand|start|stop"
    r"|take|tell|try|walk|write)\b"
    r"|pointed (?:me|us|out)\b|(?:mentioned|recommended|suggested)\b"
    # "didn't laugh when I dropped it", "wouldn't let the drone up until I had walked the field"
    r"|(?:did|would)(?:n['’]t| not) (?!(?:answer|ask|call|choose|get|give|have|hire|know|like|make"
    r"|offer|pick|reply|return|ring|say|see|seem|take|tell|think|understand|want|write)\b)[a-z]+\b"
    r"|(?:clarified|explained) (?:to (?:me|us)\b|how\b|why\b|what\b))"
)
"""How somebody helped the writer: "told me how it works", "had me read it", "didn't laugh"."""
_GLADNESS = r"(?i)\b(?:glad|grateful|thank|appreciat)"
"""Words with which the writer has already said that they are glad."""
_LIKE_COMPLAINT = r"(?i)(?:you )?made (?:me|us)\b"
"""A deed that sounds like a complaint: "you made me wait"."""
_MAX_WORDS_TO_PERSON = 4
"""The maximum number of words from "your" to the person: "your two younger porters"."""
_CONTINUED = (
    r"(?i)\b(?:when|before|after|always|throughout|every|all (?:the way|through|along)"
    r"|the whole (?:way|time|day))\b"
)
"""Signs that a deed took more than a moment: "kept me in the loop the whole way"."""
_CLAUSE_ABOUT_WRITER = (
    r"(?i)(?:,|\band|\bbut|\bso(?! that\b)) "
    rf"(?:(?:(?!(?:{'|'.join(sorted(SUBORDINATORS))})\b)[\w’']+ ){{0,5}}(?:I|we)\b"
    # "and that gave me a lot of confidence"
    r"|(?:it|that|this|which) \w+ (?:me|my)\b"
    r"|(?:that|this) (?:gave|helped|is|made|meant|took|was)\b)"
)
"""A clause about the writer: "and inside the band I found …"."""


def is_about_recipient(detail: str) -> bool:
    """Return whether a detail is about what the recipient said, did or has, and is not sad.

    How something is done where the recipient works also counts.
    """
    is_custom = _begins_with_how(detail) and _is_custom(detail)
    is_of_recipient = is_custom or match_unless_sad(_DETAIL_OF_RECIPIENT, detail)
    return bool(is_of_recipient) and not _is_scene(detail)


def _begins_with_how(detail: str) -> bool:
    return detail.casefold().startswith("how ")


def _is_custom(detail: str) -> bool:
    """Return whether a "how" clause is about a custom: how something is usually done.

    A sad clause does not count, unless it begins with "how you": "how you price a funeral".
    """
    for word in split_words(first_sentence(detail)).lower:
        if word in _PRESENT_AUXILIARIES:
            break
        if has_ed_ending(word) or word in _PAST_FORMS:
            return False
    is_of_recipient = detail.casefold().startswith("how you ")
    return is_of_recipient or match_unless_sad(_CUSTOM, detail) is not None


def is_event(detail: str) -> bool:
    """Return whether a detail is something that the writer took part in, such as a tour."""
    if _WORDS_OF_EVENT.isdisjoint(word_set(detail)):
        return False
    # "everyone eating lunch", but not "the staff training day"
    is_of_others = any(
        second.endswith("ing")
        and second not in GERUND_LOOKALIKES
        and (first in INDEFINITES or is_person(first))
        for first, second in pairwise(split_words(detail).lower[:4])
    )
    return not is_of_others and match_unless_sad(_EVENT, detail) is not None


def is_praised_event(detail: str) -> bool:
    """Return whether a detail is an event that the writer already praises: "a great chat"."""
    is_indefinite_noun = detail.casefold().startswith(("a ", "an ", "some ", "such "))
    return is_indefinite_noun and match_unless_sad(_PRAISED_EVENT, detail) is not None


def is_favour(detail: str) -> bool:
    """Return whether a gerund phrase says what the recipient, not the writer, did."""
    return re.match(_FAVOUR, detail) is not None


def tells_degree(detail: str) -> bool:
    """Return whether a detail tells to what degree something was true: "how calm the ward was".

    "The fact that …" also counts.
    """
    if not _begins_with_how(detail):
        return re.match(_STRIKING, detail) is not None
    match = re.match(_DEGREE, detail)
    return match is not None and (match["quality"] or "").casefold() not in FUNCTION_WORDS


def is_quality(detail: str) -> bool:
    """Return whether a detail is a quality, which impresses: "your passion for old tools"."""
    return match_unless_sad(_QUALITY, detail) is not None


def is_past_deed(detail: str) -> bool:
    """Return whether a clause is about what the recipient once did: "how you let me finish"."""
    match = re.match(_HOW_CLAUSE_OF_DEED, detail)
    return match is not None and is_past_verb(match["verb"].lower())


def is_indefinite(detail: str) -> bool:
    """Return whether a detail begins like something new to the recipient: "so many blues"."""
    return re.match(_INDEFINITE, detail) is not None or takes_no_article(detail)


def takes_no_article(noun_phrase: str) -> bool:
    """Return whether a noun phrase takes no "the" before it: "very kind people"."""
    is_possible = first_word(noun_phrase) in _DEGREES or "and" in word_set(noun_phrase)
    return is_possible and re.match(_WITHOUT_ARTICLE, noun_phrase) is not None


def is_help(detail: str) -> bool:
    """Return whether a detail first says how somebody helped the writer: "You told me to rest".

    The first sentence must have no second clause, and none about the writer. Nowhere may the detail
    say that the writer is glad: the note adds that, since the recipient knows how they helped.
    """
    first = split_sentences(tidy(detail))[0]
    match = match_help(first)
    if match is None or _has_clause_about_writer(first) or _has_second_clause(first):
        return False
    if re.search(_GLADNESS, detail):
        return False
    somebody = (match["somebody"] or "").split()
    may_be_thing = len(somebody) > 1 and somebody[0].islower()
    return not may_be_thing or is_person(somebody[-1])


def match_help(sentence: str) -> re.Match[str] | None:
    """Return the match of a sentence that says how somebody helped the writer, or None."""
    words = word_set(sentence)
    return None if _VERBS_OF_HELP.isdisjoint(words) else match_unless_sad(_HELP, sentence)


def is_report_of_deed(detail: str) -> bool:
    """Return whether a detail only says what the recipient did at one moment.

    "You made me …" counts even if a second sentence says more, as it sounds like a complaint.
    """
    first, *others = split_sentences(tidy(detail))
    is_one_moment = not others and not re.search(_CONTINUED, first)
    is_like_complaint = re.match(_LIKE_COMPLAINT, first) is not None
    return (is_one_moment or is_like_complaint) and _is_deed_of_recipient(first)


def is_story(detail: str) -> bool:
    """Return whether a detail says what the recipient did, and more in another sentence."""
    first, *others = split_sentences(tidy(detail))
    return bool(others) and _is_deed_of_recipient(first)


def _is_scene(detail: str) -> bool:
    """Return whether a detail is a scene that the writer saw, with a person or an animal in it.

    They are in the middle of something: "your dog asleep on the plans", "your nurse singing".
    """
    _, lower = split_words(detail)
    return lower[:1] != ["how"] and any(
        is_person(noun) and (after.endswith("ing") or after in ("asleep", "awake"))
        for noun, after in pairwise(lower[: _MAX_WORDS_TO_PERSON + 1])
    )


def _is_deed_of_recipient(sentence: str) -> bool:
    """Return whether a sentence, with or without "you", says what the recipient did."""
    if _has_clause_about_writer(sentence) or _has_second_clause(sentence):
        return False
    match = match_unless_sad(_STATEMENT_OF_DEED, sentence)
    return match is not None and is_past_verb(match["verb"].lower())


def _has_clause_about_writer(sentence: str) -> bool:
    """Return whether a comma, "and" or the like joins a clause about the writer."""
    may_join = "," in sentence or not {"and", "but", "so"}.isdisjoint(word_set(sentence))
    return may_join and re.search(_CLAUSE_ABOUT_WRITER, sentence) is not None


def _has_second_clause(sentence: str) -> bool:
    """Return whether "and" or the like joins another clause: "you lent it and my nan loved it"."""
    return any(map(is_main_clause, re.split(r",? (?:and|but|so) ", sentence)[1:]))
