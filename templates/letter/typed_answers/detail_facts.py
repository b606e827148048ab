"""Tell what a detail is about, which decides the opening that fits it."""

import re
from itertools import pairwise

from templates.grammar.clauses import is_main_clause
from templates.grammar.grammar_words import (
    FINITE_FORMS,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    PARTICIPLES,
    SUBORDINATORS,
)
from templates.grammar.nouns import is_person
from templates.grammar.words import split_words
from templates.letter.typed_answers.sentences import split_sentences
from templates.text import tidy

_NOTHING_SAD = (
    r"(?!.*\b(?:late (?:brother|dad|father|grand\w+|husband|mother|mum|sister|son|uncle|wife)"
    r"|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)"
    r"|left(?! (?:an?|at|in|it|me|my|on|out|the)\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral"
    r"|failed|failing|grie(?:f|ving)|cancer|rejected|war|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
"""The end of a pattern, which keeps it from matching a text about something sad."""
_DETAIL_OF_RECIPIENT = (
    r"(?i)(?:(?:how|what|the way(?: that)?) (?:you|(?:all|both|the \w+) of you)|your"
    r"|the (?:advice|tip|feedback|encouragement))\b"
    # Not what the recipient only spoke of: "your river, which you described".
    r"(?!.*, (?:which|that) you (?:described|explained|mentioned|spoke|talked|told)\b)"
    + _NOTHING_SAD
)
"""What the recipient said, did or has, unless it is a sad thing: "how you remembered my name"."""
_CUSTOM = (
    r"(?i)how (?:every(?:one|body|thing)|nobody|nothing|each|all the|no one)\b[^,.]*"
    r" (?:is|are|has|have|does|gets|goes|knows|takes|helps|stays|works|\w+s)\b" + _NOTHING_SAD
)
"""How something is done at the recipient's: "how everything has its place"."""
_KIND_NOUNS = "|".join(
    "advice answers? calls? candou?r chance comments? courtesy directions directness efforts?"
    " encouragement explanations? feedback flexibility frankness friendliness generosity guidance"
    " help hints? honesty hospitality information instructions introductions? invitation kindness"
    " openness opportunity patience pointers possibility remarks? reply suggestions? support"
    " thoughtfulness tips? transparency trust understanding warmth welcome".split()
)
_KIND_DEEDS = "|".join(
    "asking being calling coming explaining giving helping keeping letting making phoning ringing"
    " sharing showing staying taking telling waiting".split()
)
_AFTER_KIND_NOUN = (
    r"(?= \(| (?:about|abt|after|afterwards|and|as|at|before|during|for|from|given|how|I|in|of|on"
    r"|over|re|regarding|that|the|to|we|when|which|while|why|with|you)\b|[^\w ]|\s*$)"
)
"""What follows a noun, unless it is part of a longer one, as in "the help desk"."""
_KIND_THING = (
    # "your honest advice", "Mrs Okafor's tip", "warm welcome", but not "giving advice"
    # "both the lesson and the feedback on it"
    r"(?i)(?:both )?(?:(?:the|your) (?:[\w-]+ ){1,3}and )?"
    r"(?:(?:(?:all )?(?:your|ur|the)|an?|some|(?:[\w.]+ )?[\w.]+['’]s) )?"
    r"(?:(?:bit|lot|piece) of )?(?:(?!\w+ing\b|(?:at|for|in|of|with)\b)[\w-]+ ){0,2}?"
    rf"(?:{_KIND_NOUNS}|kind words){_AFTER_KIND_NOUN}"
    # "the email you sent me", "your message before the interview"
    r"|the (?:\w+ )?\w+ (?:that )?you (?:brought|gave|kept|lent|offered|saved|sent|shared)\b"
    r"|your (?:\w+ )?(?:attention|care|concern|confidence|faith|interest|professionalism|respect"
    r"|sensitivity|sincerity|tact)\b"
    r"|your (?:\w+ )?(?:contacts|e-?mails?|letters?|links|lists?|messages?|notes?|references?"
    r"|time)\b|the time you\b"
)
"""What somebody gave to the writer, which one appreciates rather than likes: "your patience"."""
_PERSON = (
    r"(?:you(?: (?:all|both|two))?|(?:some|every)(?:one|body)|they|he|she|we"
    r"|(?:your|the|my|a) (?:\w+ ){0,2}?(?!(?:that|which|who)\b)\w+"
    r"|(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?(?-i:[A-Z]\w+))"
)
_THING_FOR_WRITER = (
    r"(?i)(?:all |both )?(?:the|that|those) "
    # Not "the smile she gave me"
    r"(?!(?:\w+ ){0,2}?(?:feeling|fright|impression|look|shock|smile|wave|wink)\b)"
    # "the time Ann took to explain it", "the trouble you went to"
    r"(?:(?:[\w’'-]+ ){0,4}?(?:care|effort|energy|thought|time|trouble"
    rf"|(?:afternoon|day|evening|hour|minute|morning)s?) (?:(?:that|which) )?{_PERSON} (?:all )?"
    r"(?:gave up|made|put in|set aside|spent|takes?|took|went to)"
    r"(?= (?:at|for|getting|in|on|over|to|with|\w+ing)\b|[^\w ]|$)"
    # "the interpreter you arranged", "the letter Ann wrote to the college for me"
    rf"|(?:[\w’'-]+ ){{1,6}}?(?:(?:that|which) )?{_PERSON} (?:had |\w+ly )?"
    r"(?:(?:arranged|booked|laid on|organi[sz]ed|passed on)\b"
    r"|(?:\w+ed|bought|brought|built|chose|cut|did|drew|fetched|found|got|kept|left|made|put|set"
    r"|wrote) (?:\w+ ){0,4}?for (?:me|my|us)\b"
    # "the reading list Dr Osei sent me"
    r"|(?:bought|brought|e-?mailed|gave|lent|offered|posted|saved|sent) (?:me|us)\b)"
    # "the extra time I was given"
    r"|(?:[\w’'-]+ ){1,6}?(?:I was|we were) (?:allowed|given|lent|offered)\b)"
)
"""Something done for the writer, which one appreciates: "the interpreter you arranged for me"."""
_KIND_DEED = (
    # "you showing me round", "everything you taught me", "being told the truth"
    rf"(?i)(?:(?:you (?:{_KIND_DEEDS})|everything you (?:did|said|showed|taught|told)"
    r"|(?:being|getting) (?:able|allowed|asked|believed|called|considered|encouraged|given|heard"
    r"|helped|included|introduced|invited|kept|let|listened|made (?:to feel|welcome)|offered"
    r"|reminded|remembered|rung|spared|taken seriously|thanked|told|treated|trusted|warned"
    r"|welcomed)|getting (?:an?|the|your) (?:\w+ )?(?:answer|call|card|e-?mail|feedback|letter"
    r"|message|note|reply|text)|(?:not|never)(?: once)? \w+ing)\b"
    # "the fact you rang me yourself", "hearing that you fought for me"
    r"|the fact (?:that )?(?:you|I was|everyone|everybody|nobody|no[- ]one)\b"
    r"|(?:finding out|hearing|knowing|learning|seeing) that\b.*\byou"
    r" (?:(?:all|both|even|had|still) )*(?:\w+ed|came|fought|got|kept|made|put|rang|read|sent"
    r"|stood|took|wrote)\b"
    # "having everyone stay on even though the trains were off"
    r"|\w+ing\b.* (?:although|even though|despite (?:being|everything|how|it being|you\w*)) "
    r"(?!I\b))" + _NOTHING_SAD
)
"""What somebody did for the writer, unless it is sad: "being told the truth"."""
_EVENTS = "|".join(
    "afternoon chats? coffee conversations? day demo discussions? drive exercise game lunch morning"
    " presentation quiz review session shift talks? tasks? tour trial visit walk workshop".split()
)
_ADJECTIVES = (
    r"(?:(?!(?:about|after|and|at|before|by|during|for|from|in|of|on|over|the|to|with)\b)"
    r"[\w-]+ ){0,2}?"
)
_AFTER_EVENT = (
    r"(?= (?:about|across|after|afterwards|along|although|around|as|at|because|before|by|during"
    r"|even though|in|led by|of|on|over|re|regarding|which"
    r"|round|really|through|to|together|w|with)\b|[^\w ’'-]|\s*$)"
)
_EVENT = (
    # "the quick tour of the labs", "our chats about the software", "a walk"
    rf"(?i)(?:(?:everything about (?:the|our) |(?:(?:that|the|our|an?|\S+['’]s) "
    rf"|(?!(?:[\w-]+ )+workshop\b)){_ADJECTIVES})"
    rf"(?:{_EVENTS}){_AFTER_EVENT}(?!.*\b(?:enjoyed|loved)\b)"
    # "an hour with the gardener", "half an hour in the cab"
    rf"|(?:half )?(?:an?|my|the|that|those|{'|'.join(sorted(NUMBER_WORDS))}) {_ADJECTIVES}"
    r"(?:afternoons?|days?|evenings?|hours?|minutes?|mornings?|weeks?|weekends?)"
    r"(?: and a half)?(?: alone)? (?:at|behind|in|on|with)\b(?!.*\bwaiting\b))" + _NOTHING_SAD
)
"""Something that the writer took part in, which one enjoys: "our chat about boats"."""
_PRAISED_EVENT = (
    r"(?i)(?:an?|some|such an?) (?:[\w-]+,? ){0,3}?"
    r"(?:amazing|brilliant|challenging|cracking|deep|enjoyable|excellent|fantastic|fascinating|frank"
    r"|friendly|fun|good|great|helpful|honest|inspiring|interesting|lovely|memorable|nice|open"
    r"|pleasant|proper|thoughtful|tough|useful|valuable|wonderful)(?:,? (?:and|but) [\w-]+)? "
    rf"{_ADJECTIVES}(?:afternoon|chat|coffee|conversation|day|demo|discussion|drive|evening"
    rf"|hour|interview|laugh|lunch|meeting|morning|session|shift|talk|time|tour|visit|walk)"
    rf"{_AFTER_EVENT}" + _NOTHING_SAD
)
"""Something that the writer took part in and already praises: "a really useful chat"."""
_HEARING = (
    r"(?i)(?:discovering|finding out|hearing|knowing|learning|listening|reading|reali[sz]ing"
    r"|seeing that|talking)\b"
)
_FAVOUR = (
    r"(?i)(?:driving|giving|helping|introducing|lending|letting|recommending|sending|showing"
    r"|teaching|telling|walking) (?:me|us)\b|covering my\b"
    r"|(?:answering|bringing|buying|calling|coming|explaining|including|inviting|keeping|making"
    r"|offering|ringing|saving|staying|treating|trusting|waiting|walking) (?:\w+ ){0,4}?(?:me|us)\b"
    r"|making every\w+ feel\b|taking the time to \w+ (?:me|us)\b"
)
"""What the recipient did for the writer: "lending me your notes"."""
_DEGREE = (
    # "how many languages I heard", "how carefully you listened"
    r"(?i)how (?:far|few|little|long|many|much|often|soon|well|\w+ly) \w"
    # "how calm the ward was", "how friendly and open everyone was"
    rf"|how (?:really |so |very )?(?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)"
    r"[a-z]+(?:,? (?:and|but) [a-z]+)? (?:the"
    r"|your?|every\w+|it|they|all|my|our|his|her|that|this|people|some|(?-i:[A-Z]\w+) (?:is|was))\b"
    # "the fact that the mill still runs"
    r"|the fact (?:that\b|(?:it|my|our|the|they|we|your?)\b)"
)
"""What one is struck by: how much something was so, or a fact."""
_WHY = r"(?i)why\b"
_INDEFINITE = (
    r"(?i)(?:an?|lots|loads|plenty|several|so (?:many|much)|some|such|two|three|four|five)\b"
)
_WITHOUT_ARTICLE = (
    r"(?i)(?:extremely|genuinely|incredibly|really|so|such|super|truly|very) (?:[\w-]+,? ){1,4}?"
    r"(?:colleagues|folks?|guys|people|staff|teachers)\b|[^,]* and an? "
)
"""What takes no "the", as it is mentioned for the first time: "very kind people"."""
_DEED_OF_RECIPIENT = (
    r"(?i)(?:you )?(?:(?:even|also|all|both|just|never|once|then) )*"
    # No verbs of speech, thought or feeling, which report more than a deed.
    r"(?!(?:asked|said|mentioned|wanted|needed|hoped|seemed|felt|knew|thought|decided"
    r"|wondered|liked|looked (?!at\b)|(?:told|taught|wrote) (?:(?:to )?(?:me|us) )?(?:to|not|that)"
    r"|have|had (?!(?:me|us) (?!wait|worried)))\b)"
    # The verb, and not a subject before one: "dinner was".
    r"(?!treated\b)(?P<verb>[a-z]+)\b(?! (?:is|are|was|were|has|had)\b)" + _NOTHING_SAD
)
"""What the recipient did, with or without "you": "you took down the oldest pattern"."""
_TITLED_NAME = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? [A-Z]\w+"
_SOMEBODY = (
    r"(?P<somebody>he|she|they|(?:every|some)(?:one|body)|(?:one of )?(?:the|your)(?: \w+){1,2}?"
    r"|(?!(?:It|That|This|There|What|Which|When|How|No|Nothing|The)\b)[A-Z]\w+(?: [A-Z]\w+)?)"
)
HELP = (
    rf"(?:(?:[Yy]ou(?: (?:all|both))?|{_TITLED_NAME}|{_SOMEBODY}) )?"
    r"(?:(?:also|even|just|once|then|really) )*"
    # "told me how the tide turns", "had me read out a letter", but not "had me in tears"
    r"(?:(?:advised|asked|encouraged|gave|helped|introduced|invited|lent|let|reminded|showed"
    r"|talked|taught|told|took|walked|warned) (?:me|us)\b"
    r"|had (?:me|us) (?!(?:at|in|on|thinking|waiting|wait|worried|\w+ing)\b)[a-z]+\b"
    r"|made (?:me|us) (?:add|answer|ask|call|change|check|count|cut|describe|do|draw|explain|leave"
    r"|move|play|practi[cs]e|put|read|redo|repeat|rewrite|ring|say|send|show|sit|stand|start|stop"
    r"|take|tell|try|walk|write)\b"
    r"|pointed (?:me|us|out)\b|(?:mentioned|recommended|suggested)\b"
    # "didn't laugh when I dropped it", "wouldn't let the drone up until I had walked the field"
    r"|(?:did|would)(?:n['’]t| not) (?!(?:answer|ask|call|choose|get|give|have|hire|know|like|make"
    r"|offer|pick|reply|return|ring|say|see|seem|take|tell|think|understand|want|write)\b)[a-z]+\b"
    r"|explained (?:to (?:me|us)\b|how\b|why\b|what\b))" + _NOTHING_SAD
)
"""Something that somebody told or showed the writer, had them do, or kindly did not do."""
_SACRIFICE = (
    r"(?i)you(?: (?:all|both))? (?:(?:also|even|just|then) )*"
    r"(?:gave up|spent|stayed|drove|waited|fought|vouched|came in|stood up)\b" + _NOTHING_SAD
)
"""What cost the recipient time or trouble: "You spent a Sunday evening on it"."""
_GLADNESS = r"(?i)\b(?:glad|grateful|thank|appreciat)"
"""Words with which the writer has already said that they are glad."""
_LIKE_COMPLAINT = r"(?i)(?:you )?made (?:me|us)\b"
"""A deed that sounds like a complaint: "you made me wait"."""
_MAX_WORDS_TO_PERSON = 4
"""The most words from "your" to the person: "your two younger porters"."""
_CONTINUED = (
    r"(?i)\b(?:when|before|after|always|throughout|every|all (?:the way|through|along)"
    r"|the whole (?:way|time|day))\b"
)
"""Signs that a deed took more than a moment: "kept me in the loop the whole way"."""
_OWN_PART = (
    r"(?i)(?:,|\band|\bbut|\bso(?! that\b)) "
    rf"(?:(?!(?:{'|'.join(sorted(SUBORDINATORS))})\b)[\w’']+ ){{0,5}}(?:I|we)\b"
)
"""A clause about the writer: "and inside the band I found …"."""


def is_about_recipient(detail: str) -> bool:
    """Return whether a detail is what the recipient said, did or has, unless it is sad.

    How something is done at the recipient's counts, too.
    """
    is_of_recipient = re.match(_DETAIL_OF_RECIPIENT, detail) or re.match(_CUSTOM, detail)
    return is_of_recipient is not None and not _is_sight(detail)


def is_kindness(detail: str) -> bool:
    """Return whether a detail is something that one appreciates, such as patience or advice."""
    if re.match(_HEARING, detail) and not re.match(f"(?i){_NOTHING_SAD}", detail):
        # One does not enjoy "hearing how the mill closed".
        return True
    kinds = (_KIND_THING, _THING_FOR_WRITER, _KIND_DEED)
    return any(re.match(kind, detail) for kind in kinds)


def is_event(detail: str) -> bool:
    """Return whether a detail is something that the writer took part in, such as a tour."""
    return re.match(_EVENT, detail) is not None


def is_praised_event(detail: str) -> bool:
    """Return whether a detail is an event that the writer already praises, as "enjoyed" would."""
    return re.match(_PRAISED_EVENT, detail) is not None


def is_favour(detail: str) -> bool:
    """Return whether a gerund is about what the recipient, not the writer, did."""
    return re.match(_FAVOUR, detail) is not None


def tells_degree(detail: str) -> bool:
    """Return whether a detail tells how much something was so: "how calm the ward was"."""
    return re.match(_DEGREE, detail) is not None


def is_why(detail: str) -> bool:
    """Return whether a detail is the reason for something: "why you left the navy"."""
    return re.match(_WHY, detail) is not None


def is_indefinite(detail: str) -> bool:
    """Return whether a detail begins like "a dog" or "so many blues", which one remembers."""
    return re.match(_INDEFINITE, detail) is not None or takes_no_article(detail)


def takes_no_article(noun_phrase: str) -> bool:
    """Return whether a noun phrase without an article needs none: "very kind people"."""
    return re.match(_WITHOUT_ARTICLE, noun_phrase) is not None


def is_help(detail: str) -> bool:
    """Return whether a detail first says how somebody helped the writer: "You told me to rest".

    Alone, such a report only tells the recipient what they know.
    """
    match = re.match(HELP, tidy(detail))
    somebody = (match["somebody"] or "" if match else "").split()
    may_be_thing = len(somebody) > 1 and somebody[0].islower()
    if may_be_thing and not is_person(somebody[-1]):
        return False
    return _begins_with_report_of(HELP, detail)


def is_sacrifice(detail: str) -> bool:
    """Return whether a detail first says what cost the recipient time or trouble."""
    return _begins_with_report_of(_SACRIFICE, detail)


def _begins_with_report_of(deed: str, detail: str) -> bool:
    """Return whether a detail begins with a deed, and says nothing of the writer or of gladness.

    `deed` is the pattern of the deed, which must be the whole first sentence.
    """
    first = split_sentences(tidy(detail))[0]
    is_plain_report = not re.search(_GLADNESS, detail) and not re.search(_OWN_PART, first)
    return re.match(deed, first) is not None and is_plain_report and not _has_second_clause(first)


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


def _is_sight(detail: str) -> bool:
    """Return whether a detail is somebody doing something: "your dog asleep on the plans"."""
    _, lower = split_words(detail)
    return any(
        is_person(noun) and (after.endswith("ing") or after in ("asleep", "awake"))
        for noun, after in pairwise(lower[: _MAX_WORDS_TO_PERSON + 1])
    )


def _is_deed_of_recipient(sentence: str) -> bool:
    """Return whether a sentence, with or without "you", says what the recipient did."""
    match = re.match(_DEED_OF_RECIPIENT, sentence)
    verb = match["verb"].lower() if match else ""
    is_past = verb.endswith("ed") or verb in FINITE_FORMS | PARTICIPLES | {"had"}
    return is_past and not re.search(_OWN_PART, sentence) and not _has_second_clause(sentence)


def _has_second_clause(sentence: str) -> bool:
    """Return whether "and" or the like joins another clause: "you lent it and my nan loved it"."""
    return any(map(is_main_clause, re.split(r",? (?:and|but|so) ", sentence)[1:]))
