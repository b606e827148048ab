"""Parse what the news of a follow-up has to do with the recipient."""

import re

from templates.answers import Answers, RecipientRole
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    parse_answer,
)
from templates.letter.typed_answers.missing_words import missing_words_about_writer
from templates.letter.typed_answers.second_person import RECIPIENT, names_one_of
from templates.letter.typed_answers.sentences import has_words, is_no_answer, split_sentences
from templates.names.people import parse_people
from templates.phrasebook.facts import GrammaticalForm

_VERB_OF_NEWS = r"(?i)(?:reminds|reminded|makes|made|came|comes|began|may|might|should|could)\b"
"""A verb whose subject is the news: "reminded me of your workshop"."""
_AFTER_IT_IS = (
    r"(?i)(?:because\b(?! of\b)[^,]*"
    # Not with a main clause: "thanks to you I found it".
    r"|(?:because of|thanks to|due to|owing to)\b(?!.*\b(?:I|we)\b)[^,]*"
    # "as you said", but not "as you said it takes patience"
    r"|(?:just |much |exactly )?(?:as|like) (?:you|we)\b(?! \w+ (?:it|I|we|they) \w+ \w)[^,]*"
    r"|for (?!me\b)[^,]*)"
)
"""What can follow "it is": "thanks to your tip", "just as you said"."""
_VERB_AFTER_GERUND = r"\b(?:gave|made|set|got|led|put|helped|taught) (?:me|us|it|my|our|the)\b"
"""A verb whose subject is a gerund: "seeing your ledger gave me the idea"."""
_COPIED = (
    r"(?i)(?:copied|borrowed|adapted|based|taken|drawn|built|made) (?:from|after|on|with)"
    r" (?:the|you\w*)\b"
)
"""A participle about the news: "copied from your notice board"."""
_VERB_OF_EFFECT = r"(?i)\b(?:began|brought|gave|got|led|made|put|set|started)\b"
"""The verb of a clause that may look like a noun phrase: "a talk of yours led to it"."""
_DESCRIPTION = r"(?i)(?:an?|one for|useful|handy|good|perfect|right)\b"
"""The beginning of a description of the news: "an answer to your question"."""
_MOMENT_AT_START = (
    # "Since you told me of", "After the trial shift I", "In the spring you had me"
    r"(?i)(?:(?:ever )?since|after|when|at|on|in|during)\b[^.!?]*\b(?:I|we|you)\b"
    r"|you(?:[’']d| had| once| both| all)? (?:told|said|asked|showed|shown|mentioned|had|let|taught"
    r"|warned|advised|suggested|gave|lent|handed|put|walked|took|made|read)\b"
    r"|(?:I told you|we (?:spoke|talked|met|stood|sat|walked))\b"
    # "Ms Quirke told me"
    r"|(?!(?:my|the|it|that|this|they|s?he|because|as|what|how|while|if)\b)"
    r"(?:[\w.’'-]+ ){1,3}(?:told|asked|showed|taught) me\b"
)
"""The beginning of a sentence about the moment that both remember: "You told me of"."""
_REFERENCE_TO_NEWS = (
    # Not the conjunction: "you told me that you"
    r"(?i)\b(?:its?|this|these|those|so|same|too|there|he|she|him|hers?|his|they|them|theirs?"
    r"|that(?! (?:you|we|I|they|the|an?|your|my)\b))\b"
    r"|\b(?:thought|thinking|think|reminded|remembered) of\b"
)
"""Words that may refer to the news, so that they cannot come before it."""
_ONE_IN_FIRST_CLAUSE = r"(?i)[^,.;:]*\b(?:one|ones)\b"
"""A "one" in the first clause, before which nothing else is named: it refers to the news."""


def lacks_tie(answers: Answers) -> bool:
    """Return whether a follow-up has no tie, and news that does not mention the recipient.

    A sentence that the writer has added, and a letter that they have edited, may be the tie.
    """
    if not answers.follow_up or answers.edited_letter or answers.added:
        return False
    has_tie = has_words(answers.tie) and not is_no_answer(answers.tie.strip())
    return has_words(answers.brings) and not has_tie and not mentions_recipient(answers)


def mentions_recipient(answers: Answers) -> bool:
    """Return whether the news of a follow-up speaks to the recipient.

    News that names one of several recipients, or somebody whom the note has thanked, does so too.
    """
    if re.search(RECIPIENT, answers.brings):
        return True
    is_panel = answers.part is RecipientRole.PANEL
    people = list(parse_people(answers.recipient_name, is_panel=is_panel))
    people += (person for name in answers.also_thank for person in parse_people(name))
    return names_one_of(people, answers.brings)


def leads_up_to(news: str, tie: str) -> bool:
    """Return whether a tie tells of a moment that can lead up to the news.

    News that speaks to the reader may be an offer, which comes first, so nothing leads up to it.
    The tie must be one sentence: after a second one, the news would not follow from the moment.
    """
    is_moment = re.match(_MOMENT_AT_START, tie) is not None and len(split_sentences(tie)) == 1
    refers_to_news = re.search(_REFERENCE_TO_NEWS, tie) or re.match(_ONE_IN_FIRST_CLAUSE, tie)
    return is_moment and not refers_to_news and not re.search(RECIPIENT, news)


def parse_tie(answer: str) -> Fragment:
    """Parse what the news has to do with the recipient.

    Whatever can follow "it is" gets the form DENIAL, which has that opening, even if it denies
    nothing: "thanks to your tip".
    """
    if is_no_answer(answer.strip()):
        return EMPTY_FRAGMENT
    fragment = parse_answer(answer)
    form, text = fragment
    if form in NOUN_FORMS and (words := missing_words_about_writer(text)):
        return Fragment(GrammaticalForm.SENTENCE, f"{words} {text}")
    if re.match(_COPIED, text):
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(text))
    if form is GrammaticalForm.GERUND and re.search(_VERB_AFTER_GERUND, text):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_VERB_OF_NEWS, text):
        return Fragment(GrammaticalForm.SENTENCE, f"it {text}")
    if re.fullmatch(_AFTER_IT_IS, text):
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(text))
    if form not in NOUN_FORMS:
        return fragment
    if re.match(_DESCRIPTION, text):
        if re.search(_VERB_OF_EFFECT, text):
            return fragment._replace(form=GrammaticalForm.SENTENCE)
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(text))
    if answer.strip()[:1] != text[:1]:
        # `parse_answer` has lowered a capital, so a sentence was typed: "Your board set me
        # thinking" could pass for a noun phrase.
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    return fragment
