"""Find the facts that only the words of typed answers show, such as whether thanks mention time."""

import re

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.letter.typed_answers.detail_facts import (
    is_deed_for_others,
    is_help,
    is_indefinite,
    is_report_of_deed,
    is_sacrifice,
    is_story,
)
from templates.letter.typed_answers.detail_kinds import FACTS_ABOUT_KINDS, find_kind_of_detail
from templates.letter.typed_answers.fragments import Fragment
from templates.letter.typed_answers.sentences import split_sentences
from templates.phrasebook.facts import GrammaticalForm, YesNo
from templates.phrasebook.outcomes import Outcome
from templates.text import tidy

_TIME = (
    r"(?i)\b(?:time|taking|hours?|\w*days?|mornings?|afternoons?|evenings?|nights?|weeks?|visits?"
    r"|minutes|interviews?|shifts?|calls?|meetings?|conversations?|talks?|coffee|lunch|tour|walk\w*"
    r"|show(?:ing|n) me (?:a?round|over|through))\b"
)
"""Words in thanks that "your time" or "taking the time", in the wording, would repeat."""
_TIME_OF_EVENT = (
    r"(?i)\b(?:in|within|at|on|after|before|since|this|that|last|next|every|such|yesterday)\s+"
    r"(?:(?:the|a|an|my|your|our)\s+)?(?:(?!of\b)[\w’']+\s+){0,2}"
    r"(?:mornings?|afternoons?|evenings?|nights?|weeks?|\w*days?|shifts?)\b(?![’'])"
    r"|\bfor \w+ (?:weeks|days)\b|\bmy (?:\w+ )?(?:shifts?|\w*days?|weeks?)\b"
    # "moving the second interview"
    r"|\b(?:mov|shift|chang|postpon|(?:re)?arrang|reschedul)\w* (?:\w+ ){1,3}"
    r"(?:interviews?|calls?|meetings?|shifts?|\w*days?|times?)\b"
    r"|\bthe (?:same|very|next) (?:\w*day|evening|morning|afternoon)\b"
    r"|\bthe (?:day|evening|morning) (?:I|you|we|the|it)\b"
)
"""A time when something happened or that it took, not time that was given: "in such a bad week"."""
_CONSIDERATION = (
    r"(?i)\b(?:consider(?:ing|ation)|think(?:ing)? of me|shortlisting|representing me"
    r"|recommending me|put(?:ting)? (?:me|my (?:name|CV|hat)) (?:forward|up|in))\b"
)
"""Words for being considered, or for what an agency did for the writer."""
_TELLING = (
    r"(?i)\b(?:r[iau]ng(?:ing)?|call(?:ed|ing|s)?|phon\w+|telephon\w+|t(?:ell|old|elling) (?:me|us)"
    r"|let(?:ting)? (?:me|us) know|news|hear(?:d|ing)? (?:it )?from you|in person|face to face"
    r"|yourself|voicemail|messages?|answer\w*|repl(?:y|ied|ying)|aside|wait(?:ed|ing)"
    r"|com(?:e|ing) (?:to|down|over|out|up)|honest\w*|straight)\b"
)
"""Words in thanks for the news or the way it came: "ringing me", "telling me straight"."""
_EXPLANATION = (
    r"(?i)\b(?:reasons?|why|expla(?:in\w*|nations?)|honest\w*|candou?r|frank\w*|straight)\b"
)
"""Words in thanks for a reason or for frankness: "telling me why"."""
_WAY_OF_TELLING = (
    r"(?i)\b(?:r[iau]ng(?:ing)?|call(?:ed|ing|s)?|phon\w+|telephon\w+|let(?:ting)? (?:me|us)"
    r" know|writ(?:e|ing|ten)|wrote|e-?mails?|letters?|messages?|news|in person|face to face"
    r"|yourself)\b"
)
"""Words for how the news came: "ringing me"."""
_REFERENCE_BACK = (
    r"(?i)\b(?:(?:about|over|with|of) (?:it|that)\b(?! \w+ing)"
    # "taking it so well", "hearing me out", "being so understanding"
    r"|tak(?:ing|e) (?:it|the news|my \w+) (?:so |very )?(?:well|kindly)\b|hearing me out\b"
    r"|being (?:so |very )?understanding\b(?! \w+ \w+ing))"
)
"""Thanks that can be understood only after the writer's no: "being so kind about it"."""
_OFFER = (
    r"(?i)\b(?:offer|(?:hiring|choosing|picking) me"
    r"|(?:giving me|trusting me with|and) (?:the|a) (?:job|post|place|role|position)\b)"
)
"""Words that name an offer: "trusting me with the job"."""
_SECOND_CLAUSE = r"(?:I|you|we|he|she|it|they|that|which|so|but|since|because|although)\b"
"""The first word of another clause."""
_LAST_LIST_ITEM = rf"(?i)\band for\b|,\s+and\s+(?!{_SECOND_CLAUSE})"
"""The beginning of the last of several things to give thanks for: ", and your patience"."""
_NEXT_CLAUSE = rf"(?i)[;:]\s|\s[-–—]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}"
"""The beginning of another clause, after the thing to give thanks for."""
_KISS_AT_END = r"(?i)\s(?:x+|lol|haha|[:;]-?[)D])[.!]*$"
"""A kiss, a laugh or a smile at the end of a chat message: " xx", " :)"."""
_MAX_WORDS_OF_SHORT_ANSWER = 20
_VACANCY = (
    # No particular post ("the post", "your opening"), and no hedge ("maybe a job"), at the start.
    r"(?i)^(?!(?:the|this|that|your|my|next|last|maybe|perhaps|possibly|ideally|mainly|mostly"
    r"|even|just|also)\b)"
    # No gerund at the beginning ("helping on a shift"), unless it is part of the noun.
    r"(?!\w{3,}ing\b(?! (?:work|jobs?|posts?|roles?|positions?|shifts?|placements?)\b))"
    # No second clause, and no time or condition, anywhere.
    rf"(?!.*(?:\bbecause\b|[.!?;:]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}))"
    r"(?!.*\b(?:if|once|when|as soon as|next|this|coming)\b)"
    # Up to five words before the noun.
    r"(?:(?!to\b|that\b|as\b)[\w’'-]+\s+){0,5}?"
    r"(?:work|job|post|role|position|vacancy|opening|shift|placement|apprenticeship|traineeship)\b"
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

_ENCLOSURE = (
    r"(?i)(?:an?|one|link|recording|copy)\b.*(?:\bhttps?://|\bwww\.|\b(?:attached|enclosed)\b)"
)
"""One thing that is in the note itself: "an article: https://…", "a photo, attached"."""

_TO_ATTACH = (
    r"(?i)(?:an?|the|my|our|some|two|three|four)\s+(?:(?!of\b)[\w’'-]+\s+){0,3}?"
    r"(?:photo(?:graph)?s?|pictures?|cop(?:y|ies)|articles?|slides|recordings?|drawings?|recipes?"
    r"|sketch(?:es)?|scans?|maps?|reports?|charts?|notes)\b"
    r"(?!.*(?:\b(?:attached|enclosed|here|below|www)\b|:|\bwith this))"
)
"""The beginning of what can be attached, where nothing says yet that it is: "a photo of"."""
_PLAIN_REASON = (
    # "my family is moving to Malmö in August", but not "I'm sorry, I …" or "I can't because …"
    r"(?i)(?:I|I[’'](?:ve|m|ll)|we|we[’'](?:ve|re)|my|our|the|a|an|another"
    r"|(?:family|personal|health) (?:reasons|matters) \w+)\b"
    r"(?!.*(?:[.!?;:]\s|\s[-–—]\s|,"
    r"|\b(?:because|reason|as you|since|so|but|sorry|thought|decided|withdr[ae]w\w*|declin\w+"
    r"|not say)\b)).{1,90}"
)
"""A reason in one clause, which can follow "because"."""
_PLACE_OR_TIME = (
    r"(?i)[,.!?;:]|\b(?:at|in|on|with|near|from|around|anywhere|wherever|elsewhere|here|there|yours?"
    r"|field|sector|industry|that|which|if|when|once|after|before|next|later|again|now|soon"
    r"|years?|months?|weeks?|days?|spring|summer|autumn|winter)\b"
)
"""Words in a hope that say where or when the work would be: "at the second site", "next year"."""
_CONDITION_OF_WRITER = (
    r"(?i)(?:if|when(?:ever)?|once|as soon as|should)(?: ever)? (?:I|I[’']m|my|we|our)\b"
)
"""A condition that only the writer can know to be met: "if I can move"."""
_MAX_WORDS_BEFORE_PLACE = 7
"""The most words of a hope after which the employer's name can follow."""

_THOUGHT = r"(?i)\b(?:think(?:ing)?|thought)\b"
"""A word that "I still think of" would repeat."""
_MEMORY = r"(?i)\bremember"
"""A word that "What I'll remember" would repeat."""


def facts_of_typed_answers(
    answers: Answers, fragment: Fragment, outcome: Outcome
) -> dict[str, YesNo]:
    """Return the facts that the words of typed answers show, by name.

    `fragment` is the parsed detail. Some facts can be true only of a phrase and others only of a
    sentence; each is looked for only there.
    """
    detail = fragment.text
    is_sentence = fragment.form in (GrammaticalForm.SENTENCE, GrammaticalForm.DEED)
    sentence, phrase = (detail, "") if is_sentence else ("", detail)
    thanks, hope = answers.thanks_for, answers.consider_for.strip()
    follow_up_news, reason = answers.brings.strip(), answers.reason.strip()
    names_offer = outcome.is_withdrawal and re.search(_OFFER, thanks)
    mentions_news = thanks and re.search(_TELLING, thanks)
    refers_back = thanks and re.search(_REFERENCE_BACK, thanks)
    # No pattern is compiled for an empty answer, so that the first screen does not wait for it.
    facts = {
        # What the meetings were is thanked for as well.
        "thanks_mention_time": answers.occasion
        or (
            thanks
            and re.search(_TIME, thanks)
            and re.search(_TIME, re.sub(_TIME_OF_EVENT, "", thanks))
        ),
        "thanks_name_consideration": thanks and (re.search(_CONSIDERATION, thanks) or names_offer),
        "thanks_mention_news": mentions_news and not refers_back,
        "thanks_refer_back": outcome.is_withdrawal and refers_back,
        "news_to_thank_for": thanks
        and answers.news in (NewsChannel.TELEPHONE, NewsChannel.IN_PERSON)
        and answers.part is not RecipientRole.PANEL
        and not mentions_news,
        "thanks_explained": thanks
        and re.search(_EXPLANATION, thanks)
        and not re.search(_WAY_OF_TELLING, thanks),
        "thanks_listed": thanks and re.search(_LAST_LIST_ITEM, thanks),
        "thanks_long": thanks and _must_end_sentence(thanks),
        "detail_thought": detail and re.search(_THOUGHT, detail),
        "detail_memory": detail and re.search(_MEMORY, detail),
        "detail_indefinite": phrase and is_indefinite(phrase),
        "detail_deed": sentence and is_report_of_deed(sentence),
        "detail_for_others": sentence and is_deed_for_others(sentence),
        "detail_help": sentence and is_help(sentence),
        "detail_sacrifice": sentence and is_sacrifice(sentence),
        "detail_story": sentence and is_story(sentence),
        "reason_plain": reason and re.fullmatch(_PLAIN_REASON, reason),
        "hope_own": hope and re.match(_CONDITION_OF_WRITER, hope),
        "hope_open": hope and _leaves_place_and_time_open(hope, answers),
        "vacancy": hope and re.match(_VACANCY, hope),
        "own_news": follow_up_news and re.match(_NEWS_ABOUT_WRITER, follow_up_news),
        "to_attach": follow_up_news and re.match(_TO_ATTACH, follow_up_news),
        "enclosed": follow_up_news and re.match(_ENCLOSURE, follow_up_news),
    }
    kind = find_kind_of_detail(fragment)
    kinds = {name: name == kind for name in FACTS_ABOUT_KINDS}
    return {name: YesNo.of(value) for name, value in (facts | kinds).items()}


def _leaves_place_and_time_open(hope: str, answers: Answers) -> bool:
    """Return whether a hope is short, and does not say where or when the work would be."""
    names = re.findall(r"\w{4,}", f"{answers.organisation} {answers.client}".casefold())
    names_employer = any(name in hope.casefold() for name in names)
    is_short = len(hope.split()) <= _MAX_WORDS_BEFORE_PLACE
    return is_short and not names_employer and not re.search(_PLACE_OR_TIME, hope)


def _must_end_sentence(text: str) -> bool:
    """Return whether no words of the same sentence can follow a typed answer.

    Such an answer is long, has several sentences or clauses, or ends with a kiss ("… x").
    """
    has_parts = len(split_sentences(tidy(text))) > 1 or bool(re.search(_NEXT_CLAUSE, text))
    has_kiss = bool(re.search(_KISS_AT_END, text))
    return has_parts or has_kiss or len(text.split()) > _MAX_WORDS_OF_SHORT_ANSWER
