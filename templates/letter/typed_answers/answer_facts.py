"""Find the facts that only the words of typed answers show, such as whether thanks mention time."""

import re
from collections.abc import Mapping

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.grammar.grammar_words import PREPOSITIONS, SUBORDINATORS
from templates.grammar.words import first_word, word_set
from templates.letter.organisations import workplace
from templates.letter.typed_answers.detail_facts import (
    is_help,
    is_indefinite,
    is_report_of_deed,
    is_story,
)
from templates.letter.typed_answers.detail_kinds import FACTS_ABOUT_KINDS, find_kind_of_detail
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.letter.typed_answers.occasion import last_occasion
from templates.letter.typed_answers.sentences import first_sentence, split_sentences
from templates.letter.typed_answers.thanks_for_deeds import (
    is_thanked_for,
    tells_deed_without_thanks,
)
from templates.phrasebook.facts import GrammaticalForm, YesNo
from templates.phrasebook.outcomes import Outcome
from templates.text import tidy

_PERIODS = frozenset(
    (
        "morning mornings afternoon afternoons evening evenings night nights week weeks shift "
        "shifts"
    ).split()
)
"""Words for times, besides those that end in "day" or "days"."""
_TIMES = _PERIODS | frozenset(
    (
        "time hour hours visit visits minutes interview interviews call calls meeting "
        "meetings conversation conversations talk talks coffee lunch tour"
    ).split()
)
"""Words for a time, or for something that takes time.

Thanks with one of them mention time already, so "your time" in the wording would repeat it.
"""
_SHOWING_ROUND = r"(?i)\bshow(?:ing|n) me (?:a?round|over|through)\b"
_CHANGES = ("mov", "shift", "chang", "postpon", "arrang", "rearrang", "reschedul")
"""The beginnings of verbs for changing the time of something."""
_TIME_OF_EVENT = (
    r"(?i)\b(?:in|within|at|on|after|before|since|this|that|last|next|every|such|yesterday)\s+"
    r"(?:(?:the|a|an|my|your|our)\s+)?(?:(?!of\b)[\w’']+\s+){0,2}"
    r"(?:mornings?|afternoons?|evenings?|nights?|weeks?|\w*days?|shifts?)\b(?![’'])"
    r"|\bfor \w+ (?:weeks|days)\b|\bmy (?:\w+ )?(?:shifts?|\w*days?|weeks?)\b"
    # "moving the second interview"
    rf"|\b(?:{'|'.join(_CHANGES)})\w* (?:\w+ ){{1,3}}"
    r"(?:interviews?|calls?|meetings?|shifts?|\w*days?|times?)\b"
    r"|\bthe (?:same|very|next) (?:\w*day|evening|morning|afternoon)\b"
    r"|\bthe (?:day|evening|morning) (?:I|you|we|the|it)\b"
)
"""When something happened or how long it took, not time that was given: "in such a bad week"."""
_WORDS_OF_CONSIDERATION = frozenset(
    (
        "considering consideration interviewing think thinking shortlisting representing "
        "recommending put putting"
    ).split()
)
_CONSIDERATION = (
    r"(?i)\b(?:consider(?:ing|ation)|think(?:ing)? of me|interviewing me|shortlisting"
    r"|representing me|recommending me"
    # Not "putting me in touch with Ann"
    r"|put(?:ting)? (?:me|my (?:name|CV|hat)) (?:forward|up|in(?= for\b| the ring\b|[^\w ]|$)))\b"
)
"""Words for being considered, or for what an agency did for the writer."""
_NEWS = (
    # "ringing me yourself", but not "calling me back after lunch"
    r"(?i)\b(?:(?:ringing|calling|(?:tele)?phoning|you (?:rang|called|(?:tele)?phoned|wrote))\b"
    r"(?! (?:me |us )?back\b)"
    r"|your (?:\w+ ){0,2}(?:calls?|e-?mails?|letter|messages?|news|voicemail)\b"
    # "telling me so soon", but not "telling me to go home", "telling me what the training is like"
    r"|t(?:ell|old|elling) (?:me|us)\b"
    r"(?! (?:about|how(?! close)|of|that|the|to|what|where|which|who)\b)"
    r"|let(?:ting)? (?:me|us) (?:hear|know)\b|hear(?:d|ing)? (?:it )?from you\b"
    # "answering so soon", but not "answering everything I asked"
    r"|answer(?:ed|ing)?\b(?! (?:all|any|every|me|my|the|these|those)\w*\b)"
    r"|yourself|repl(?:y|ied|ying)|in person|face to face|honest\w*|straight (?:about|with)"
    r"|(?:being|so|very) (?:\w+ and )?straight|aside|wait(?:ed|ing) to (?:call|ring|tell)"
    r"|(?:coming|came) (?:down|over|round|up) to|(?:to find|finding|found) me)\b"
)
"""What shows that thanks are for the news or for the way it came: "ringing me"."""
_WORDS_OF_EXPLANATION = frozenset("reason reasons why candour candor straight".split())
_BEGINNINGS_OF_EXPLANATION = ("explain", "explanation", "honest", "frank")
"""The beginnings of other words in thanks for a reason or for frankness: "explaining it"."""
_WAY_OF_TELLING = (
    r"(?i)\b(?:r[iau]ng(?:ing)?|call(?:ed|ing|s)?|phon\w+|telephon\w+|let(?:ting)? (?:me|us)"
    r" know|writ(?:e|ing|ten)|wrote|e-?mails?|letters?|messages?|news|in person|face to face"
    r"|yourself)\b"
)
"""Words for how the news came: "ringing me"."""
_WRITER_EXPLAINS = r"(?i)\bme (?:\w+ )?explain"
"""What shows that the writer, not the recipient, explained something: "letting me explain"."""
_THANKS_FOR_NEWS = (
    # "ringing me yourself", but not "ringing me back after lunch"
    r"(?i)(?:ringing|calling|(?:tele)?phoning|writing|e-?mailing|messaging|texting)\b"
    r"(?! (?:me )?(?:back|in for|down|up|out)\b)"
    r"|letting me (?:know|hear)\b"
    # "telling me yourself", but not "telling me what the training is like"
    r"|(?:.* to tell|telling) me (?:yourself|in person|face to face|first|before|at once"
    r"|straight ?away|how close)\b"
)
"""Thanks that begin with the news or with the way it came: "ringing me yourself"."""
_THANKS_FOR_ACCEPTING_NO = (
    r"(?i)hearing me out\b|taking (?:it|my|the) "
    r"|being (?:so |very )?\w+ (?:about|over|with|when|on)\b"
    r"|.* (?:when|after) I (?:had )?(?:rang|rung|called|(?:tele)?phoned|wrote|written|told)\b"
)
"""Thanks that begin with how the recipient took the writer's refusal: "hearing me out"."""
_FORMS_AFTER_THANKS = frozenset({GrammaticalForm.GERUND, GrammaticalForm.CLAUSE, *NOUN_FORMS})
"""The forms of phrases that can follow "Thank you for"."""
_OFFER = (
    r"(?i)\b(?:offer|(?:hiring|choosing|picking) me"
    r"|(?:giving me|trusting me with|and) (?:the|a) (?:job|post|place|role|position)\b)"
)
"""Words that name an offer: "trusting me with the job"."""
_SECOND_CLAUSE = r"(?:I|you|we|he|she|it|they|that|which|so|but|since|because|although)\b"
"""The first word of another clause."""
_MAX_WORDS_OF_BARE_OCCASION = 4
"""The maximum number of words of an occasion too short to end a sentence: "the interview"."""
_MAX_WORDS_IN_ONE_SENTENCE = 20
"""The maximum number of words of an occasion and a list of thanks that stand in one sentence."""
_LAST_LIST_ITEM = rf"(?i)\band for\b|,\s+and\s+(?!{_SECOND_CLAUSE}|\w+ly\b)"
"""The beginning of the last of several things to give thanks for: ", and your patience"."""
_NEXT_CLAUSE = (
    rf"(?i)[;:]\s|\s[-–—]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}"
    # ", without it I would have missed it"
    r"|,\s+with(?:out)?\s+\w+\s+(?:I|we)\b"
)
"""The beginning of another clause, after the thing to give thanks for."""
_MARKS_BEFORE_CLAUSE = frozenset(";:,-–—")
"""The marks in `_NEXT_CLAUSE`."""
_ENDS_OF_KISSES = ("x", "lol", "haha", ")", ":d", ";d", "-d")
_KISS_AT_END = r"(?i)\s(?:x+|lol|haha|[:;]-?[)D])[.!]*$"
"""A kiss, a laugh or a smile at the end of a chat message: " xx", " :)"."""
_MAX_WORDS_OF_SHORT_ANSWER = 20
_FIRST_WORDS_OF_OTHER_HOPES = frozenset(
    (
        "as the this that your my next last maybe perhaps possibly ideally mainly mostly even just "
        "also"
    ).split()
)
"""First words of a hope that is not simply for some vacancy.

Such a hope is for one post ("the post", "your opening"), or begins with a hedge ("maybe").
"""
_WORDS_OF_OTHER_HOPES = frozenset("because if once when next this coming you".split())
"""Words of a hope that names more than a vacancy: a reason, a time, a condition or the employer."""
_VACANCIES = frozenset(
    (
        "work job post role position vacancy opening shift placement apprenticeship traineeship "
        "place contract"
    ).split()
)
_MAX_WORDS_OF_OCCASION_IN_SUBJECT = 7
_SEVERAL_THINGS = r"[,;.]|\band\b"
"""What shows that an answer names more than one thing, or gives an explanation."""
_VACANCY = (
    # No gerund at the beginning ("helping on a shift"), unless it is part of the noun.
    r"(?i)(?!\w{3,}ing\b(?! (?:work|jobs?|posts?|roles?|positions?|shifts?|placements?)\b))"
    r"(?!an?(?:other)? (?:chance|go|shot|try)\b)"
    # Not "if there's ever any job from May"
    r"(?!any (?:[\w’'-]+ ){0,4}?(?:job|opening|placement|position|post|role|shift|vacancy)\b)"
    # Nothing more anywhere: not "a job with the crew, picking or cellar".
    r"(?!.*(?:as soon as|[.,!?;:]\s))"
    # Up to five words before the noun.
    r"(?:(?!to\b|that\b|as\b)[\w’'-]+\s+){0,5}?"
    rf"(?:{'|'.join(sorted(_VACANCIES))})\b"
    # Not "work experience"
    rf"(?=$| (?:{'|'.join(sorted(PREPOSITIONS | SUBORDINATORS | {'and', 'but', 'or'}))})\b)"
)
"""Work that an employer may offer later, such as "relief work"."""
_NEWS_ABOUT_WRITER = (
    # Something of the writer's, unless it is attached or the like.
    r"(?i)(?:my|our)\b(?!.*\b(?:attached|enclosed|recipes?|lists?|photos?|pictures?|cop(?:y|ies)"
    r"|notes?|patterns?|drawings?|recordings?|links?|videos?|tables?)\b)"
    # Work that the writer has found.
    r"|an?\s+(?:new\s+)?(?:job|post|place|start|apprenticeship|contract|offer)\b"
)
"""The beginning of news about the writer, not of a gift or an enclosure: "my exam", "a new job"."""

_ENCLOSURE = r"(?i)(?:an?|one|link|recording|copy)\b.*(?:\bhttps?://|\bwww\.)"
"""One thing that is in the note itself: "an article: https://…"."""

_TO_ATTACH = (
    r"(?i)(?:(?:photos|pictures|drawings|slides|scans)\b"
    r"|(?:an?|the|my|our|some|two|three|four)\s+(?:(?!of\b)[\w’'-]+\s+){0,3}?"
    r"(?:photo(?:graph)?s?|pictures?|cop(?:y|ies)|articles?|slides|recordings?|drawings?|recipes?"
    r"|sketch(?:es)?|scans?|maps?|reports?|charts?|notes)\b)"
    r"(?!.*(?:\b(?:are attached|is attached|enclosed|here|below|www)\b|:|\bwith this))"
    r"|[^.!?]*(?:, |\()attached\b"
)
"""Something to attach: "a photo of a yard", or "the list, attached".

Except before "attached", nothing may say that it is enclosed, or in the note itself ("below").
"""
_PLAIN_REASON = (
    # "my family is moving to Malmö in August", but not "I'm sorry, I …" or "I can't because …"
    r"(?i)(?:I|I[’'](?:ve|m|ll)|we|we[’'](?:ve|re)|my|our|the|a|an|another"
    r"|(?:family|personal|health) (?:reasons|matters) \w+)\b"
    r"(?!.*(?:[.!?;:]\s|\s[-–—]\s|,"
    r"|\b(?:because|reason|as you|since|so|but|sorry|thought|decided|withdr[ae]w\w*|declin\w+"
    r"|not say)\b)).{1,90}"
)
"""A reason in one clause, which can follow "because"."""
_MARKS = frozenset(",.!?;:")
_WORDS_OF_PLACE_OR_TIME = frozenset(
    (
        "at in on with near from around anywhere wherever elsewhere here there your yours field "
        "sector industry that which if when once after before next later again now soon year years "
        "month months week weeks day days spring summer autumn winter"
    ).split()
)
"""Words in a hope that say where or when the work would be: "at the second site", "next year"."""
_CONJUNCTIONS = ("if", "when", "whenever", "once", "as", "should")
_CONDITION_OF_WRITER = (
    r"(?i)(?:if|when(?:ever)?|once|as soon as|should)(?: ever)? (?:I|I[’']m|my|we|our)\b"
)
"""A condition that only the writer can know to be met: "if I can move"."""
_MAX_WORDS_BEFORE_PLACE = 7
"""The number of words in the longest hope that a place can follow: "any work at Acme"."""
_THOUGHTS = frozenset(("think", "thinking", "thought"))
"""Words that "I still think of" would repeat."""


def facts_of_typed_answers(
    answers: Answers, fragments: Mapping[str, Fragment], outcome: Outcome
) -> dict[str, YesNo]:
    """Return the facts that the words of typed answers show, by name.

    `fragments` are the parsed answers, by field. Some facts can be true only of a phrase and others
    only of a sentence; each is looked for only in its own kind of answer.
    """
    fragment = fragments["detail"]
    detail = fragment.text
    is_sentence = fragment.form in (GrammaticalForm.SENTENCE, GrammaticalForm.DEED)
    sentence, phrase = (detail, "") if is_sentence else ("", detail)
    hope = (answers.hope if answers.follow_up else answers.consider_for).strip()
    follow_up_news, reason = answers.brings.strip(), answers.reason.strip()
    tie = answers.tie.strip()
    words_of_detail = word_set(detail)
    # Few patterns are tried, since compiling one takes longer than all that is done here.
    facts = {
        "detail_thought": not _THOUGHTS.isdisjoint(words_of_detail),
        # "What I'll remember" would repeat the word.
        "detail_memory": any(word.startswith("remember") for word in words_of_detail),
        "detail_indefinite": phrase and is_indefinite(phrase),
        "detail_deed": sentence and is_report_of_deed(sentence),
        "detail_help": sentence and is_help(sentence),
        "detail_story": sentence and is_story(sentence),
        "reason_plain": reason and re.fullmatch(_PLAIN_REASON, reason),
        "hope_depends_on_writer": first_word(hope) in _CONJUNCTIONS
        and re.match(_CONDITION_OF_WRITER, hope),
        "hope_open": hope and _leaves_place_and_time_open(hope, answers),
        "vacancy": _names_vacancy(hope),
        "tie_favour": tie and is_thanked_for(tie),
        "news_about_writer": follow_up_news and re.match(_NEWS_ABOUT_WRITER, follow_up_news),
        "to_attach": follow_up_news and re.match(_TO_ATTACH, follow_up_news),
        "enclosed": follow_up_news and re.match(_ENCLOSURE, follow_up_news),
        **_find_facts_of_thanks(answers, fragments["thanks_for"], outcome),
    }
    kind = find_kind_of_detail(fragment)
    kinds = {name: name == kind for name in FACTS_ABOUT_KINDS}
    return {name: YesNo.of(value) for name, value in (facts | kinds).items()}


def _find_facts_of_thanks(
    answers: Answers, fragment: Fragment, outcome: Outcome
) -> dict[str, object]:
    """Return what the typed thanks and the occasion show, by fact; `fragment` is the thanks."""
    thanks, occasion = answers.thanks_for, answers.occasion
    words = word_set(thanks)
    thing_to_thank_for = first_sentence(fragment.text)
    is_occasion_listed = re.search(_SEVERAL_THINGS, occasion) is not None
    name_consideration = (
        not _WORDS_OF_CONSIDERATION.isdisjoint(words) and re.search(_CONSIDERATION, thanks)
    ) or (outcome.is_withdrawal and re.search(_OFFER, thanks))
    was_told_by_voice = (
        bool(thanks)
        and answers.part is not RecipientRole.PANEL
        and answers.news in (NewsChannel.TELEPHONE, NewsChannel.IN_PERSON)
        and not _are_thanks_for_news(thanks)
    )
    join_meetings_and_phrase = (
        bool(occasion)
        and fragment.form in _FORMS_AFTER_THANKS
        and not (name_consideration or answers.told_by)
    )
    are_listed = thing_to_thank_for.count(", ") > 1 or (
        "and" in words and re.search(_LAST_LIST_ITEM, thing_to_thank_for)
    )
    are_long = bool(thanks) and (_must_end_sentence(thanks) or _must_end_sentence(fragment.text))
    is_news_added = join_meetings_and_phrase and was_told_by_voice
    # After a word or two, a full stop would be abrupt.
    fit_one_sentence = (
        not are_long
        and (not are_listed or ", and for " in thing_to_thank_for)
        and len(occasion.split()) <= _MAX_WORDS_OF_BARE_OCCASION
        and len(f"{occasion} {thing_to_thank_for}".split()) <= _MAX_WORDS_IN_ONE_SENTENCE
    )
    return {
        "occasion_listed": is_occasion_listed,
        "occasion_short": occasion
        and not answers.subject
        and len(last_occasion(occasion).split()) <= _MAX_WORDS_OF_OCCASION_IN_SUBJECT,
        # The note also gives thanks for the meetings (`occasion`), which took time.
        "thanks_mention_time": occasion
        or (_mentions_time(words, thanks) and _mentions_time_given(words, thanks)),
        "thanks_name_consideration": name_consideration,
        "thanks_for_news_first": join_meetings_and_phrase
        and _thanks_begin_with_news(fragment.text, outcome),
        "news_to_add": is_news_added,
        "news_to_thank_for": was_told_by_voice,
        "thanks_explained": _has_word(words, _WORDS_OF_EXPLANATION, _BEGINNINGS_OF_EXPLANATION)
        and not re.search(_WAY_OF_TELLING, thanks)
        and not re.search(_WRITER_EXPLAINS, thanks),
        "thanks_listed": are_listed,
        # The thanks and the occasion may be too much for one sentence.
        "thanks_apart": occasion
        and not fit_one_sentence
        and (are_listed or are_long or is_news_added),
        "thanks_deed_alone": thanks and tells_deed_without_thanks(fragment.text),
        "thanks_long": are_long,
    }


def _has_word(words: frozenset[str], listed: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    """Return whether one of the words is listed, or begins with one of the beginnings."""
    return not listed.isdisjoint(words) or any(word.startswith(beginnings) for word in words)


def _mentions_time(words: frozenset[str], thanks: str) -> bool:
    """Return whether thanks mention a time, or something that takes time, as a walk does."""
    if _has_word(words, _TIMES, ("walk",)) or _has_day(words):
        return True
    return "me" in words and re.search(_SHOWING_ROUND, thanks) is not None


def _has_day(words: frozenset[str]) -> bool:
    return any(word.endswith(("day", "days")) for word in words)


def _mentions_time_given(words: frozenset[str], thanks: str) -> bool:
    """Return whether the time that thanks mention is time that was given to the writer."""
    if not _has_word(words, _PERIODS, _CHANGES) and not _has_day(words):
        return True
    others = re.sub(_TIME_OF_EVENT, "", thanks)
    return _mentions_time(word_set(others), others)


def _thanks_begin_with_news(thanks: str, outcome: Outcome) -> bool:
    """Return whether thanks begin with the news, or with how the writer's refusal was taken."""
    if not (outcome.is_withdrawal or outcome.allows_move("news")):
        return False
    pattern = _THANKS_FOR_ACCEPTING_NO if outcome.is_withdrawal else _THANKS_FOR_NEWS
    return re.match(pattern, thanks) is not None


def _are_thanks_for_news(thanks: str) -> bool:
    """Return whether thanks are for the news or the way it came: "ringing me"."""
    return re.search(_NEWS, thanks) is not None


def _names_vacancy(hope: str) -> bool:
    """Return whether a hope is for work that the employer may offer later: "relief work"."""
    words = word_set(hope)
    may_name_vacancy = (
        not _VACANCIES.isdisjoint(words)
        and _WORDS_OF_OTHER_HOPES.isdisjoint(words)
        and first_word(hope) not in _FIRST_WORDS_OF_OTHER_HOPES
    )
    return may_name_vacancy and re.match(_VACANCY, hope) is not None


def _leaves_place_and_time_open(hope: str, answers: Answers) -> bool:
    """Return whether a hope is short and says neither where nor when, so that a place can follow.

    The place is an agency's client, or the employer if there is a short name for it.
    """
    names = re.findall(r"\w{4,}", f"{answers.organisation} {answers.client}".casefold())
    names_employer = any(name in hope.casefold() for name in names)
    is_short = len(hope.split()) <= _MAX_WORDS_BEFORE_PLACE
    names_place_or_time = not _WORDS_OF_PLACE_OR_TIME.isdisjoint(word_set(hope))
    is_one_part = _MARKS.isdisjoint(hope)
    leaves_open = is_short and is_one_part and not names_employer and not names_place_or_time
    return leaves_open and (
        answers.part is RecipientRole.AGENCY or _employer_has_short_name(answers)
    )


def _employer_has_short_name(answers: Answers) -> bool:
    """Return whether there is one word for the employer, as in "at the museum".

    "at the City of Halvorsen Water" would sound filled in.
    """
    return " " not in workplace(answers.organisation).removeprefix("the ")


def _must_end_sentence(text: str) -> bool:
    """Return whether no words of the same sentence can follow a typed answer.

    Such an answer is long, has several sentences or clauses, or ends with a kiss ("… x").
    """
    return (
        len(text.split()) > _MAX_WORDS_OF_SHORT_ANSWER
        or len(split_sentences(tidy(text))) > 1
        or (not _MARKS_BEFORE_CLAUSE.isdisjoint(text) and bool(re.search(_NEXT_CLAUSE, text)))
        or (
            text.rstrip(".!").casefold().endswith(_ENDS_OF_KISSES)
            and bool(re.search(_KISS_AT_END, text))
        )
    )
