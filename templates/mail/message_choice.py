"""Choose the message of a mail that says how an application ended."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from templates.mail.errors import MailKind
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter, split_letter
from templates.mail.mime import Mail
from templates.mail.names import may_be_same_person, normalize
from templates.mail.outcome import judge_letter
from templates.mail.people import find_person_name
from templates.mail.signals import find_signal
from templates.mail.thread import Message
from templates.mail.verdict import Verdict

_MAX_WORDS_OF_FORWARDER = 11
"""The maximum number of words added by a person who forwards a mail to themself or to a friend."""
_MAX_WORDS_ABOVE_REJECTION = 25
"""The maximum number of words that an employer writes only to point at an older rejection."""


@dataclass(frozen=True, slots=True)
class JudgedMessage:
    """A message of a mail with the verdict on it."""

    message: Message
    letter: Letter
    verdict: Verdict
    own_sentences: tuple[str, ...] = ()
    """The sentences of the writer in older messages."""
    forwarded: Message | None = None
    """The employer's message, if an agency or a colleague passes it on."""


def choose_message(mail: Mail, messages: list[Message]) -> JudgedMessage:
    """Return the employer's newest message that ends an application.

    If none does, return the newest message about an application. If an agency forwards the message
    of its client, the agency's own message is returned. Without any message of the employer, the
    verdict has the kind `OWN`.
    """
    writer_mailboxes = _find_writer_mailboxes(mail, messages)
    fallback: JudgedMessage | None = None
    for index, message in enumerate(messages):
        is_newest = index == 0
        if _is_from(message, writer_mailboxes) or (
            not is_newest and _is_to_sender(message, messages[0])
        ):
            continue
        older = messages[index + 1 :]
        judged = _judge_message(message, older, writer_mailboxes)
        if judged.verdict.is_from_writer and not is_newest:
            continue
        if judged.verdict.ends_application:
            return judged
        # A message of another known kind, such as an offer, ends the search; so does a longer one,
        # since the employer who writes again after a rejection has something new to say.
        has_news = message.word_count > _MAX_WORDS_ABOVE_REJECTION
        if judged.verdict.kind is not MailKind.OTHER or has_news:
            return fallback or judged
        if fallback is None or fallback.verdict.kind is MailKind.OTHER:
            fallback = judged
    return (
        _find_answered_rejection(mail, messages)
        or fallback
        or JudgedMessage(messages[0], Letter(), Verdict(kind=MailKind.OWN))
    )


def _find_answered_rejection(mail: Mail, messages: list[Message]) -> JudgedMessage | None:
    """Return the rejection by the employer that the writer's own mail replies to, or None."""
    sender_name = mail.sender.name
    for index, message in enumerate(messages[1:], 1):
        judged = _judge_message(message, messages[index + 1 :], (mail.sender,))
        addressee = judged.letter.addressee
        if not addressee or not sender_name or not may_be_same_person(addressee, sender_name):
            continue
        is_by_writer = judged.verdict.is_from_writer or any(
            find_signal(signal, judged.letter.sentences)
            for signal in ("own", "own_declined", "own_withdrew")
        )
        if judged.verdict.ends_application and not is_by_writer:
            return judged
    return None


def _judge_message(
    message: Message, older: list[Message], writer_mailboxes: tuple[Mailbox, ...]
) -> JudgedMessage:
    """Return a message with the verdict on it.

    `older` are the messages below it.
    """
    recipient_name = _find_display_name((*message.recipients, *writer_mailboxes))
    letter = split_letter(message.lines, find_person_name(message.sender), recipient_name)
    own_sentences: list[str] = []
    for other in older:
        if (
            _is_from(other, writer_mailboxes)
            or _is_to_sender(other, message)
            or not other.sender.name
        ):
            own_sentences += split_letter(other.lines).sentences
    senders = (message.sender.name, message.sender.address, *letter.signature)
    verdict = judge_letter(letter.sentences, own_sentences, message.subject, senders)
    judged = JudgedMessage(message, letter, verdict, tuple(own_sentences))
    forwarded = older[0] if older and older[0].is_forwarded else None
    if (
        forwarded is None
        or not letter.addressee
        or verdict.kind not in (None, MailKind.OTHER)
        or _is_from(forwarded, writer_mailboxes)
        or forwarded.sender.is_same_person(message.sender)
    ):
        return judged
    # Perhaps only the message together with the message that it passes on says how the application
    # ended.
    sentences = (*letter.sentences, *split_letter(forwarded.lines).sentences)
    joint_verdict = judge_letter(sentences, own_sentences, message.subject, senders)
    if joint_verdict.ends_application or not verdict.ends_application:
        verdict = joint_verdict
    return replace(judged, verdict=verdict, forwarded=forwarded)


def _find_display_name(mailboxes: Iterable[Mailbox]) -> str:
    """Return the first of the mailboxes' names that is not ""."""
    return next((mailbox.name for mailbox in mailboxes if mailbox.name), "")


def _find_writer_mailboxes(mail: Mail, messages: list[Message]) -> tuple[Mailbox, ...]:
    """Return the mailboxes of the writer, to whom the employer sent the mail.

    If the mail is forwarded, the writer is usually the person who forwarded it. But a person who
    greets the recipient is an agency or a colleague, and the recipient is the writer.
    """
    newest = messages[0]
    recipients = mail.recipients
    sender_as_recipient = tuple(filter(mail.sender.is_same_person, recipients))
    forwarded = next((message for message in messages if message.is_forwarded), None)
    if forwarded and any(map(forwarded.sender.is_same_person, recipients)):
        # The forwarded message is the writer's own, and the mail answers it.
        return recipients
    mailboxes = recipients
    if forwarded and _is_about_sender(mail, forwarded):
        return (mail.sender, *forwarded.recipients, *sender_as_recipient)
    if forwarded and not _greets_recipient(mail, newest, forwarded):
        original_recipients = forwarded.recipients
        is_to_forwarder = any(map(mail.sender.is_same_person, original_recipients))
        adds_little = newest is forwarded or newest.word_count <= _MAX_WORDS_OF_FORWARDER
        if not original_recipients or is_to_forwarder or adds_little:
            mailboxes = (mail.sender, *original_recipients, *sender_as_recipient)
    elif sender_as_recipient:
        # In a mail to oneself, only the text can tell who wrote it.
        return ()
    return tuple(mailbox for mailbox in mailboxes if mailbox.address or mailbox.name)


def _is_about_sender(mail: Mail, forwarded: Message) -> bool:
    """Return whether a forwarded message was sent to the sender of the mail, and is about them.

    A message to an agency is about another person: it names the applicant, and the agency forwards
    it to them.
    """
    letter = split_letter(forwarded.lines, find_person_name(forwarded.sender))
    words = set(re.findall(r"\w+", letter.text.casefold()))
    names_recipient = any(
        word.casefold() in words for mailbox in mail.recipients for word in mailbox.name.split()
    )
    is_to_sender = any(map(mail.sender.is_same_person, forwarded.recipients))
    greets_sender = bool(letter.addressee) and _may_be_name_of(letter.addressee, mail.sender)
    is_about_other = names_recipient or find_signal("agency", letter.sentences) is not None
    return is_to_sender and greets_sender and not is_about_other and "candidate" not in words


def _greets_recipient(mail: Mail, newest: Message, forwarded: Message) -> bool:
    """Return whether the newest message greets its recipient above what it forwards."""
    if newest is forwarded:
        return False
    recipient_name = _find_display_name(mail.recipients)
    addressee = split_letter(newest.lines, recipient_name=recipient_name).addressee
    return bool(addressee) and any(
        _may_be_name_of(addressee, mailbox) for mailbox in mail.recipients
    )


def _may_be_name_of(name: str, mailbox: Mailbox) -> bool:
    """Return whether a name may be that of the person with a mailbox.

    If the mailbox has only an address, the first word of the name is looked for in the address.
    """
    if mailbox.name:
        return may_be_same_person(name, mailbox.name)
    return normalize(name.split()[0]) in normalize(mailbox.address.partition("@")[0])


def _is_from(message: Message, mailboxes: tuple[Mailbox, ...]) -> bool:
    return any(map(message.sender.is_same_person, mailboxes))


def _is_to_sender(message: Message, newer: Message) -> bool:
    """Return whether a quoted message is addressed to the sender of the newer message."""
    if not message.is_quoted or message.is_forwarded or not newer.sender.name:
        return False
    addressee = split_letter(message.lines).addressee
    return bool(addressee) and may_be_same_person(addressee, newer.sender.name)
