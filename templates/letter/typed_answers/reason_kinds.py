"""Tell the kinds of reasons apart, each of which follows other words in a note.

"in hospital" can follow "I'm", "no childcare" becomes "I have no childcare", and "a post nearer
home" becomes "I would prefer a post nearer home".
"""

import re
from typing import NamedTuple

from templates.grammar.grammar_words import NUMBER_WORDS
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.phrasebook.facts import GrammaticalForm


class _Kind(NamedTuple):
    """A kind of reason, as it is typed and as it appears in a note."""

    usual_forms: tuple[GrammaticalForm, ...]
    """The forms that such a text is usually parsed into; () means every form but a sentence."""
    pattern: str
    """Matches the beginning of the text."""
    form: GrammaticalForm
    """The form as a reason, which decides the opening: "I'm" for a state."""
    frame: str = "{text}"
    """What the text becomes: {text} is all of it, {rest} what follows the match."""


_RELATIVE = (
    r"(?:wife|husband|partner|mum|mom|dad|mother|father|son|daughter|brother|sister|gran|nan"
    r"|grandmother|grandfather|grandson|granddaughter)"
)
_MINE = (
    rf"(?:current )?(?:{_RELATIVE}|hubby|girlfriend|boyfriend|kids|children|parents|boss|employer"
    r"|manager|doctor|heart|landlord|landlady|car|flat|house|visa)"
)
_OF_JOB = (
    r"(?:bus|commute|contract|course|hours|interview|job|last bus|location|office|pay|position"
    r"|process|rent|role|rota|salary|shifts?|start date|task|timing|waiting list)"
)
_ILL = (
    r"(?:(?:not|really|still|very) )?(?:dying|ill|in hospital|poorly|pregnant|sick|unwell|well)\b"
)
_PLACE_OF_JOB = r"(?:closer|in|near(?:er)?|on|that|where|with)\b"
_LENGTH = (
    rf"(?:\d+|{'|'.join(sorted(NUMBER_WORDS))})[- ](?:day|hour|mile|minute|month|week|year)"
    r" (?!and\b|away\b|each\b|from\b)"
)
_NOUN_LIKE_VERB = r"(?:only )?(?:changed for|allows|closes|expires|lasts|overruns|takes)"

_SENTENCE = GrammaticalForm.SENTENCE
_GERUND = GrammaticalForm.GERUND
_PREDICATE = GrammaticalForm.PREDICATE
_PARTICIPLE = GrammaticalForm.PARTICIPLE
_STATE = GrammaticalForm.STATE
_DENIAL = GrammaticalForm.DENIAL
_ABSENCE = GrammaticalForm.ABSENCE
_CAUSE = GrammaticalForm.CAUSE

_KINDS = (
    # "my wife is pregnant", "the process took too long"
    _Kind((_SENTENCE,), rf"{_MINE}(?:['’]s)? (?!['’]s\b|and\b|of\b)", _SENTENCE, "my {text}"),
    _Kind(
        (_SENTENCE,),
        rf"{_OF_JOB} (?:\w+n['’]?t|came|clash|did|does|had|has|is|starts|took|was|were|would)",
        _SENTENCE,
        "the {text}",
    ),
    _Kind(
        (_SENTENCE,),
        r"(?:better|dream|new|permanent) (?:job|offer|post|role) (?:came|has come) (?:along|up)\b",
        _SENTENCE,
        "a {text}",
    ),
    # "my visa only allows 20 hours", "the background check takes too long"
    _Kind(NOUN_FORMS, rf"{_MINE} {_NOUN_LIKE_VERB} \w", _SENTENCE, "my {text}"),
    _Kind(
        (GrammaticalForm.BARE_NOUN,),
        rf"\w+ (?:\w+ )?{_NOUN_LIKE_VERB} \w",
        _SENTENCE,
        "the {text}",
    ),
    # "withdraw after talking it over", "on medical advice", "given the distance"
    _Kind(
        (),
        r"(?:(?:after|following|in (?:light|view) of|pending|till|until|upon|while|with"
        r"|on (?:[\w'’]+ ){0,2}(?:advice|grounds|orders|reflection))\b"
        r"|(?:given|considering) (?:all|everything|how|my|our|the)\b)",
        _CAUSE,
    ),
    _Kind(
        (_GERUND,),
        r"having (?:considered|discussed|reflected|slept|spoken|talked|thought|weighed)\b",
        _CAUSE,
        "after {text}",
    ),
    _Kind((_GERUND,), r"(?:finding out|hearing|reading|seeing)\b", _CAUSE, "after {text}"),
    # "because of caring responsibilities"
    _Kind(
        (_GERUND,),
        r"\w+ing (?:circumstances|commitments|costs|difficulties|duties|issues|plans|problems"
        r"|reasons|responsibilities)\b",
        _CAUSE,
        "because of {text}",
    ),
    # "I have to rest my back", "I want to stay here"
    _Kind(
        (_GERUND,),
        r"having to (?=(?:commute|drive|give up|leave|move|pay|relocate|sell|travel|work)\b)",
        _PREDICATE,
        "would have to {rest}",
    ),
    _Kind((_GERUND,), r"(?:having|needing) to ", _PREDICATE, "have to {rest}"),
    _Kind((_GERUND,), r"needing ", _PREDICATE, "need {rest}"),
    _Kind((_GERUND,), r"wanting ", _PREDICATE, "want {rest}"),
    _Kind((GrammaticalForm.PURPOSE,), r"(?:in order|so as) to ", _PREDICATE, "want to {rest}"),
    # "I want to be closer to my mother", but "I'm going to train as a nurse"
    _Kind(
        (GrammaticalForm.INFINITIVE,),
        r"to (?:allow|avoid|be|focus|get(?! married)|give|keep|live|make|spend|stay"
        r"|have(?! (?:an? )?(?:baby|operation|surgery|treatment)\b))\b",
        _PREDICATE,
        "want {text}",
    ),
    _Kind((), r"(?:closer|nearer) to\b", _PREDICATE, "want to be {text}"),
    _Kind(
        (*NOUN_FORMS, _PREDICATE),
        r"(?:concentrate|focus|remain|stay) (?:at|close|in|near|on|put|where|with)\b"
        r"|finish (?:my|our)\b",
        _PREDICATE,
        "want to {text}",
    ),
    # "I would rather stay here", "I would prefer a role with more clinical work"
    _Kind(
        NOUN_FORMS,
        r"(?:prefer to|rather (?:be|keep|not|stay|wait|work))\b",
        _PREDICATE,
        "would {text}",
    ),
    _Kind(
        NOUN_FORMS,
        rf"an? (?!new\b)(?:[\w-]+ )?(?:job|position|post|role) {_PLACE_OF_JOB}"
        r"|more [\w-]+(?: [\w-]+)?$(?<!elsewhere)(?<!here)"
        r"|(?:fewer|less) (?:commuting|driving|hours|nights|pressure|responsibility|stress|travel"
        r"|travelling|weekends)$",
        _PREDICATE,
        # They may have found such a job: "would like" would be untrue.
        "would prefer {text}",
    ),
    _Kind(
        NOUN_FORMS,
        rf"(?:job|position|post|role) {_PLACE_OF_JOB}",
        _PREDICATE,
        "would prefer a {text}",
    ),
    # "it would be a step back for me", "it clashes with my course"
    _Kind(
        (),
        r"(?:would (?:be (?:an?|hard|too)|have meant|involve|mean|require|take)"
        r"|(?:is|is(?: not|n['’]?t)|was(?: not|n['’]?t)) (?:about|as|enough|far|feasible|for"
        r"|impossible|not|possible|practical|quite|really|right|suitable|the|too|what|worth)"
        r"|(?:wo(?:n['’]?t)|would(?:n['’]?t| not)) (?:fit|suit|work))\b"
        r"|(?:clashes|coincides|conflicts|involves|means|needs|overlaps|pays|requires|starts"
        r"|does(?:n['’]?t| not)) |did(?:n['’]?t| not) (?:add up|feel right|fit|suit|work)\b",
        _SENTENCE,
        "it {text}",
    ),
    # "because of another job"
    _Kind(
        (GrammaticalForm.BARE_NOUN,),
        r"other (?=(?:job|offer|position|post|role)\b)",
        _CAUSE,
        "because of another {rest}",
    ),
    # "I have no childcare", "there's a lot going on", "there are too many unknowns"
    _Kind(
        (_ABSENCE,),
        r"(?:still )?no (?:(?!public)\w+ )??(?:car|childcare|energy|experience|flat|licen[cs]e"
        r"|money|permit|references|savings|time|transport|visa)"
        r"(?= (?:any ?more|at|for|here|in|now|on|right|to|with|yet)\b|$)",
        _PREDICATE,
        "have {text}",
    ),
    _Kind(
        (_ABSENCE,),
        r"not (?=enough (?:energy|experience|money|savings|strength|time)\b)",
        _PREDICATE,
        "do not have {rest}",
    ),
    _Kind(
        (*NOUN_FORMS, _ABSENCE),
        r"(?:(?:a lot|loads|lots|plenty|so much|too much) (?:going |happening )?on|still no"
        r"|(?:just |simply )?too (?:much|little)(?! for\b)"
        r"|(?:nobody|no[- ]one|nothing|nowhere) (?:to(?! do with)|who))\b",
        _ABSENCE,
    ),
    # "my mum is ill", "because of my wife's job"
    _Kind(
        NOUN_FORMS,
        rf"(?:my )?(?P<relative>{_RELATIVE})(?:['’]s)? (?={_ILL})",
        _SENTENCE,
        "my {relative} is {rest}",
    ),
    _Kind(
        NOUN_FORMS,
        rf"{_RELATIVE}(?:['’]s| \w+ing)\b|(?:ill|elderly|frail|sick) {_RELATIVE}$"
        r"|(?:(?:current |family )?situation|(?:grand)?children|kids"
        r"|notice period(?: of .*)?|own business|parents)$",
        _CAUSE,
        "because of my {text}",
    ),
    # "because of a two hour commute"
    _Kind((GrammaticalForm.NOUN,), rf"(?=8|11|18|e){_LENGTH}", _CAUSE, "because of an {text}"),
    _Kind((GrammaticalForm.NOUN,), _LENGTH, _CAUSE, "because of a {text}"),
    # "it's the wrong time for us", "it's fully on site", "it's two hours each way"
    _Kind((), r"(?:wrong|worst) (?:direction|fit|moment|place|time)\b", _DENIAL, "the {text}"),
    _Kind(
        (),
        r"(?:fully (?!booked\b|committed\b)|only (?!available\b|because\b)|strictly)\b"
        r"|(?:on[- ]?site|office[- ]based)\b"
        r"|(?:full|part)[- ]time only\b|(?:less|more|\w+er) than\b|(?:seasonal|temporary)$"
        r"|(?:remote|weekends) only\b|(?:just|simply) an? |a long story\b|(?:\w+ly )?too \w+ing$"
        r"|less (?:holiday|money|pay)\b|(?:badly |better |worse )?paid\b|\w+ly too \w+"
        r"|(?:bad|better|different|difficult|hard|harder|impossible|right|worse|wrong)"
        r" (?:for|from|on)\b|nothing (?:against|personal|to do with)\b"
        r"|(?:just|probably|really|simply) not (?!(?:able|available|free|interested|keen"
        r"|prepared|ready|sure|willing)\b)"
        r"|(?:just |simply |a bit )?too (?!many\b|much\b(?! (?:for|of a)\b)|few\b|little\b)"
        r"|(?:(?:almost|nearly|over) )?\S+ (?:and a half )?(?:h(?:ou)?rs?|km|miles|min(?:ute)?s) "
        r"(?:away|each way|from|there)\b|(?:\w+ )?\S+ days (?:a week|at|in)\b",
        _DENIAL,
    ),
    # "I'm in hospital"
    _Kind((GrammaticalForm.MOMENT,), r"(?:at|between|in|near|on|under)\b", _STATE),
    # "I'm going back to university", "I'm about to move", "I'm not able to move"
    _Kind(NOUN_FORMS, r"back (?:at|in|to) ", _STATE, "going {text}"),
    _Kind(NOUN_FORMS, r"carer for\b", _STATE, "a {text}"),
    _Kind(NOUN_FORMS, r"training (?:as|to)\b", _STATE),
    _Kind(
        (),
        r"(?:about to|better off|double[- ]booked|due (?:for|in|on|to [a-z]+ (?:an?|my|the))"
        r"|happier|no longer (?!(?:can|drive|feel|have|live|need|qualify|think|want|wish|work)\b)"
        r"|not allowed|(?:over|under)qualified|self[- ]employed|(?:only )?available|abroad|away"
        r"|bound by|out of (?:the country|town|work)|tied in|off (?:sick|work)|soon to be"
        r"|still (?!an?\b|no\b|the\b)"
        r"|not (?:at|in) (?:an?|the right) (?:place|point|position|stage))\b"
        r"|without (?:an?|any|my|the) \w+$"
        r"|(?:(?:a bit|fully|not|quite|really|so|very) )*(?:\w+sick|afraid|allergic|anxious"
        r"|attached|bereaved"
        r"|better suited|booked|burn(?:ed|t) out|colou?r[- ]blind|committed|concerned|engaged"
        r"|exhausted|fit|ill|injured|overwhelmed|overworked|poorly|pregnant|sick|stressed|tired"
        r"|unhappy|unsure|unwell|well|worried)"
        r"(?= (?:about|and|at|but|elsewhere|enough|for|from|I|of|on|right now|since|that|to|until"
        r"|with)\b|[^\w ]|$)",
        _STATE,
    ),
    _Kind(
        (_STATE, _SENTENCE, _DENIAL),
        r"(?:just |really |simply )?not (?:able|available|comfortable|confident|experienced|free"
        r"|interested|keen|prepared|qualified|ready|sure|(?:\w+ly )?up to|willing)\b",
        _STATE,
    ),
    # What the writer is doing, or about to do: "I'm looking after my dad"
    _Kind(
        (_GERUND,),
        r"(?:doing an? (?:apprenticeship|course|degree|doctorate|master\S*|PhD)"
        r"|(?:not )?(?:becoming|buying|caring|changing|dealing|emigrating|expecting|feeling"
        r"|finding|getting (?:divorced|married)|going|having (?:an?(?:other)? )?(?:\w+ )?"
        r"(?:baby|operation|surgery|treatment|twins)|helping|hoping|joining|leaving|looking|moving"
        r"|opening|recovering|relocating|retiring|retraining|returning|selling|setting up"
        r"|starting|staying|struggling|studying|suffering|taking|training|travelling|undergoing"
        r"|waiting|working (?:as|for|on|with))|having (?:doubts|second thoughts)"
        r"|(?!(?:being|commuting|doing|driving|having|losing|missing|paying|spending|working)\b)"
        r"\w+ing (?:an?|another|my|our)"
        r"|being (?:deployed|evicted|made redundant|moved|posted|promoted|relocated|sent"
        r"|transferred))\b",
        _STATE,
    ),
    # "I've been promoted"
    _Kind(
        (*NOUN_FORMS, _PREDICATE),
        r"(?:just |newly |recently )?"
        r"(?:accepted (?:at|by|in|into|on)|called up|deployed|diagnosed|kept on|laid off"
        r"|made (?:an offer|permanent|redundant)|posted|promoted|signed off|transferred)\b",
        GrammaticalForm.PASSIVE,
    ),
    # "I've accepted another post", "I've not got a place", "I've broken my leg"
    _Kind(
        (_GERUND,),
        r"having (?=(?:already |just |now |recently )?(?:been|bought|found|got|left|lost|made|met"
        r"|moved|taken|won|(?!need)\w{3,}ed)\b[^,]*$)",
        _PARTICIPLE,
        "{rest}",
    ),
    _Kind(
        (),
        r"(?:(?:taken|chosen) (?!on by\b)(?:an?|another|the|my|on|up)|(?:broken|hurt|put|torn) my"
        r"|(?:just |recently |since )?(?:become|begun|enlisted|moved|set up|signed up))\b",
        _PARTICIPLE,
    ),
    _Kind(
        (_DENIAL, _SENTENCE),
        r"not (?:fully |quite |yet )?(?:been|finished|found|got|had|managed|passed|received"
        r"|recovered)\b",
        _PARTICIPLE,
    ),
    _Kind(
        (GrammaticalForm.BARE_NOUN,),
        r"(?:just |recently )?(?:\w+ed|bought|built|found|lost|sold|won)"
        r" (?:an?|in|my|on|our|the|to)\b",
        _PARTICIPLE,
    ),
    # "I no longer have a car", "I start a course in May"
    _Kind((_SENTENCE, *NOUN_FORMS), r"no longer\b", _PREDICATE),
    _Kind(
        NOUN_FORMS,
        r"(?:begin|finish|start) (?:an?|at|in|my|on|the)\b|(?:get|suffer|struggle) \w",
        _PREDICATE,
    ),
    # A clause whose verb looks like a noun: "the start date clashes with my exams"
    _Kind(
        NOUN_FORMS,
        r"(?:circumstances|everything|plans|priorities|something|things) "
        r"(?:came up|changed|happened|moved on|shifted)\b"
        r"|(?!.* (?:that|which|who) )[\w’' ]{2,40}? passed away\b"
        r"|(?:the|these|my|our) (?:\w+ ){1,2}(?:only )?"
        r"(?:(?:allows?|closes?|expires?|lasts?|overruns?|takes?)\b|changed|clash|conflict|doubled"
        r"|grew|moved|overlap|shrank)\b(?! by\b)"
        r"|(?!.* (?:that|which|who) )[\w’' -]{2,50}? (?:(?:clash|conflict|coincid|overlap)(?:es|s)?"
        r" with|(?:allow|giv|keep|leav|let|need|pay|tak)(?:es|s) (?:me|us|more|less)"
        r"|offers (?:me|us)|changed for the|no longer (?!a\b|than\b|the\b)\w+)\b"
        r"|(?!.* offer\b)\w+ (?:\w+ )?"
        r"(?:put|cut|let|hit|shut|quit|lost|left|found|bought|made|burn(?:ed|t))"
        r" (?:the|a|an|my|our|us|me|his|her|their|up|down)\b",
        _SENTENCE,
    ),
)
"""All kinds of reasons, of which the first that fits counts."""
_KINDS_BY_USUAL_FORM = {
    form: [
        kind
        for kind in _KINDS
        if form in kind.usual_forms or (not kind.usual_forms and form is not _SENTENCE)
    ]
    for form in GrammaticalForm
}


def parse_kind_of_reason(fragment: Fragment) -> Fragment | None:
    """Parse a reason that is of one of the kinds; return None for any other."""
    for kind in _KINDS_BY_USUAL_FORM[fragment.form]:
        if match := re.match(f"(?i:{kind.pattern})", fragment.text):
            if kind.form is _SENTENCE and kind.frame == "{text}":
                # The text may begin with a name.
                return fragment._replace(form=_SENTENCE)
            text, rest = uncapitalise(fragment.text), fragment.text[match.end() :]
            groups = {name: uncapitalise(group) for name, group in match.groupdict().items()}
            return Fragment(kind.form, kind.frame.format(text=text, rest=rest, **groups))
    return None


def is_of_writer(noun: str) -> bool:
    """Return whether a noun is somebody or something of the writer's: "husband", "visa"."""
    return re.fullmatch(_MINE, noun) is not None
