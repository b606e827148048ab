"""Read the answers of a note from the mail that it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.mail.addresses import find_reply_address
from templates.mail.domains import organisation_label
from templates.mail.errors import MailKind, NotARejection, UnreadableMail
from templates.mail.headers import NO_MAILBOX, Mailbox, find_mailboxes
from templates.mail.letter import Letter, split_letter
from templates.mail.meetings import count_meetings
from templates.mail.mime import Mail, parse_mail
from templates.mail.names import may_be_same_person, normalize
from templates.mail.organisation import Organisation, find_organisations
from templates.mail.outcome import Verdict, judge_letter
from templates.mail.people import (
    Signer,
    find_addressee,
    find_part,
    find_person_name,
    find_signer,
    is_personal,
    is_used_as_organisation,
)
from templates.mail.phrases import find_signal
from templates.mail.role import role_of
from templates.mail.thread import Message, split_thread
from templates.text import tidy

MAX_EVIDENCE = 120
"""Maximum characters of the words that an answer rests on."""


@dataclass(frozen=True, slots=True)
class MailReading:
    """What was read from a mail.

    `evidence` has the words of the mail that each answer rests on, by the field of `Answers`, each
    on one line. `reasons` says in words of ours what an answer rests on that the mail has no words
    for, such as a missing signature. `notices` are sentences for the writer. `reply_address` is ""
    where nobody reads answers.
    """

    answers: Answers
    evidence: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    reply_address: str = ""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The message of a mail that is read, what it says, and what surrounds it."""

    message: Message
    letter: Letter
    verdict: Verdict
    own_sentences: tuple[str, ...]
    """The writer's own sentences, quoted below."""
    relayed: Message | None = None
    """The client's message, where an agency passes it on."""


class _News(NamedTuple):
    """How the news came, and the words of the mail that say so, or else the reason."""

    channel: NewsChannel
    words: str = ""
    reason: str = ""


def read_mail(data: bytes) -> MailReading:
    """Return what a mail says of the end of an application.

    `data` is a mail, an mbox with one mail in it, or the text of one in any charset. Raises
    UnreadableMail if it cannot be read, and NotARejection if it turns nothing down.
    """
    mail = parse_mail(data)
    messages = [message for message in split_thread(mail) if message.word_count]
    if not messages:
        raise UnreadableMail("There is no text in this mail to read.")
    chosen = _choose(mail, messages)
    if not chosen.verdict.is_rejection:
        raise NotARejection(chosen.verdict.kind or MailKind.OTHER)
    return _read_own(mail, chosen) if chosen.verdict.is_by_writer else _read(mail, chosen)


# --- which message


def _choose(mail: Mail, messages: list[Message]) -> _Chosen:
    """Return the newest message of the employer's that says something.

    Where an agency passes on what its client wrote, that is the agency's message, with the verdict
    of the client's.
    """
    writers = _writers(mail, messages)
    fallback: _Chosen | None = None
    for index, message in enumerate(messages):
        if _is_by(message, writers) or (index and _is_answer_to_top(message, messages[0])):
            continue
        older = messages[index + 1 :]
        chosen = _considered(message, older, writers)
        if chosen.verdict.is_by_writer and index:
            continue
        if chosen.verdict.is_rejection:
            return chosen
        if chosen.verdict.kind is not MailKind.OTHER and not _introduces(message, older):
            return fallback or chosen
        if fallback is None or fallback.verdict.kind is MailKind.OTHER:
            fallback = chosen
    return (
        _answered(mail, messages)
        or fallback
        or _Chosen(messages[0], Letter(), Verdict(kind=MailKind.OWN), ())
    )


def _answered(mail: Mail, messages: list[Message]) -> _Chosen | None:
    """Return the refusal below an answer of the writer's own to it, if there is one."""
    for index, message in enumerate(messages[1:], 1):
        chosen = _considered(message, messages[index + 1 :], (mail.sender,))
        name = chosen.letter.addressee
        is_to_sender = bool(name and mail.sender.name) and may_be_same_person(
            name, mail.sender.name
        )
        is_decision = any(
            find_signal(name, chosen.letter.sentences) for name in ("own_declined", "own_withdrew")
        )
        if (
            chosen.verdict.is_rejection
            and not (chosen.verdict.is_by_writer or is_decision)
            and is_to_sender
        ):
            return chosen
    return None


def _considered(message: Message, older: list[Message], writers: tuple[Mailbox, ...]) -> _Chosen:
    recipient = next(
        (mailbox.name for mailbox in (*message.recipients, *writers) if mailbox.name), ""
    )
    letter = split_letter(message.lines, find_person_name(message.sender), recipient)
    earlier = tuple(
        sentence
        for other in older
        if _is_by(other, writers) or _is_answer_to_top(other, message) or not other.sender.name
        for sentence in split_letter(other.lines).sentences
    )
    verdict = judge_letter(letter.sentences, earlier, message.subject)
    relayed = older[0] if older and older[0].is_forwarded and letter.addressee else None
    if (
        relayed is None
        or verdict.kind not in (None, MailKind.OTHER)
        or _is_by(relayed, writers)
        or _is_same(relayed.sender, message.sender)
    ):
        return _Chosen(message, letter, verdict, earlier)
    # An agency passes on what its client wrote: the two together say how it ended.
    verdict = judge_letter(
        (*letter.sentences, *split_letter(relayed.lines).sentences), earlier, message.subject
    )
    return _Chosen(message, letter, verdict, earlier, relayed)


def _introduces(message: Message, older: list[Message]) -> bool:
    """Return whether a message does little but introduce what it forwards."""
    return bool(older) and older[0].is_forwarded and message.word_count < 60


def _writers(mail: Mail, messages: list[Message]) -> tuple[Mailbox, ...]:
    """Return the names and addresses of the writer: to whom the mail was sent.

    Somebody who forwards a mail that was sent to them is the writer, unless they greet somebody:
    then they are an agency, or a colleague, that passes it on.
    """
    top = messages[0]
    forwarded = next((m for m in messages if m.is_forwarded), None)
    mailboxes = list(mail.recipients)
    recipient = next((mailbox.name for mailbox in mailboxes if mailbox.name), "")
    greeted = "" if top is forwarded else split_letter(top.lines, "", recipient).addressee
    greets = bool(greeted) and any(_may_be_greeted(mailbox, greeted) for mailbox in mailboxes)
    if forwarded and any(_is_same(forwarded.sender, mailbox) for mailbox in mailboxes):
        # An older message of the writer's, to which this is the answer.
        return tuple(mailboxes)
    if forwarded and not greets:
        to = forwarded.recipients
        is_to_forwarder = not to or any(_is_same(mail.sender, mailbox) for mailbox in to)
        if is_to_forwarder or top is forwarded or top.word_count < 12:
            mailboxes = [mail.sender, *to, *(b for b in mailboxes if _is_same(b, mail.sender))]
    elif any(_is_same(mail.sender, mailbox) for mailbox in mail.recipients):
        # Somebody sent it to themselves: who wrote it, only its text can tell.
        return ()
    return tuple(mailbox for mailbox in mailboxes if mailbox.address or mailbox.name)


def _may_be_greeted(mailbox: Mailbox, name: str) -> bool:
    """Return whether a greeting may be of the person that a mailbox is of."""
    if mailbox.name:
        return may_be_same_person(name, mailbox.name)
    return normalize(name.split()[0]) in normalize(mailbox.address.partition("@")[0])


def _is_same(one: Mailbox, other: Mailbox) -> bool:
    if one.address and other.address:
        return one.address.casefold() == other.address.casefold() or (
            bool(one.name) and one.name == other.name
        )
    return bool(one.name and other.name) and one.name.casefold() == other.name.casefold()


def _is_by(message: Message, writers: tuple[Mailbox, ...]) -> bool:
    return any(_is_same(message.sender, mailbox) for mailbox in writers)


def _is_answer_to_top(message: Message, top: Message) -> bool:
    """Return whether a quoted message is addressed to who wrote the newer one."""
    if not message.is_quoted or message.is_forwarded or not top.sender.name:
        return False
    name = split_letter(message.lines).addressee
    return bool(name) and may_be_same_person(name, top.sender.name)


# --- what it says


def _read(mail: Mail, chosen: _Chosen) -> MailReading:
    message, letter, verdict = chosen.message, chosen.letter, chosen.verdict
    if any(_is_same(message.sender, mailbox) for mailbox in message.recipients):
        message = replace(message, sender=NO_MAILBOX, reply_to=())
    recipients = message.recipients or (() if message.is_forwarded else mail.recipients)
    subjects = tuple(dict.fromkeys(filter(None, (message.subject, mail.subject))))
    address, notices = _address(message, letter)
    person = find_signer(letter, message.sender, message.reply_to)
    if person.name and is_used_as_organisation(person.name, letter):
        person = Signer()
    name, greeting = find_addressee(letter, recipients)
    own_name = find_person_name(message.sender)
    own_name = "" if is_used_as_organisation(own_name, letter) else own_name
    people = (person.name, name, own_name, *(mailbox.name for mailbox in recipients))
    organisation, client, is_agency, agency_words = find_organisations(
        letter, subjects, message.sender, (*message.reply_to, *_signature_boxes(letter)),
        mail.captions, people,
    )  # fmt: skip
    role = role_of(letter, subjects, (organisation.name, client.name))
    if not role.name and chosen.own_sentences:
        # What they do not name, the writer's own mail below may.
        own = Letter(sentences=chosen.own_sentences)
        role = role_of(own, subjects, (organisation.name, client.name))
    part, part_words = find_part(person, letter)
    if chosen.relayed:
        theirs = chosen.relayed
        words = f"From: {find_person_name(theirs.sender)}"
        if not is_agency and _is_colleague(message.sender, theirs.sender):
            if part is None:
                part, part_words = RecipientRole.REFERRER, words
            client = Organisation()
            if not organisation.name or organisation.evidence.startswith("@"):
                organisation = _organisation_of(theirs, people)
        else:
            client = client if client.name else _organisation_of(theirs, people)
            is_agency, agency_words = True, agency_words or words
    if is_agency:
        part, part_words = RecipientRole.AGENCY, agency_words
    news = _news(mail, message, letter, person)
    meetings, meeting_words = _meetings(chosen)
    found: dict[str, tuple[object, str]] = {
        "recipient_name": (person.name, person.evidence),
        "recipient_email": (address, address),
        "part": (part, part_words),
        "organisation": (organisation.name, organisation.evidence),
        "client": (client.name, client.evidence),
        "role": (role.name, role.evidence),
        "news": (news.channel, news.words),
        "meetings": (meetings, meeting_words),
        "told_close": (True if verdict.close_evidence else None, verdict.close_evidence),
        "sender_name": (name, greeting),
    }
    answers, evidence = _filled(verdict, found)
    reasons = {"news": news.reason} if news.reason else {}
    return MailReading(answers, evidence, reasons, notices, *_thread(message, mail), address)


def _read_own(mail: Mail, chosen: _Chosen) -> MailReading:
    """Return what a mail of the writer's own says, which ended it or was never answered."""
    message, letter, verdict = chosen.message, chosen.letter, chosen.verdict
    mailbox = next(iter(message.recipients), NO_MAILBOX)
    name = find_person_name(mailbox) or letter.addressee
    own = find_signer(letter, message.sender, ())
    subjects = tuple(filter(None, (message.subject,)))
    people = (name, own.name)
    organisation = find_organisations(letter, subjects, mailbox, (), (), people).own
    role = role_of(letter, subjects, (organisation.name,))
    found: dict[str, tuple[object, str]] = {
        "recipient_name": (name, f"To: {mailbox.name}" if mailbox.name else letter.greeting),
        "recipient_email": (find_reply_address((mailbox,)), f"To: {mailbox.address}"),
        "organisation": organisation,
        "role": role,
        "sender_name": (own.name, own.evidence),
    }
    answers, evidence = _filled(verdict, found)
    return MailReading(
        answers, evidence, {}, (), *_thread(message, mail), find_reply_address((mailbox,))
    )


def _is_colleague(one: Mailbox, other: Mailbox) -> bool:
    """Return whether two read_mailboxes are of one organisation."""
    label = organisation_label(one.address)
    return bool(label) and label == organisation_label(other.address)


def _organisation_of(message: Message, people: tuple[str, ...]) -> Organisation:
    """Return the organisation that a message is from, as it says itself."""
    name = find_person_name(message.sender)
    return find_organisations(
        split_letter(message.lines, name), (), message.sender, (), (), (*people, name)
    ).own


def _thread(message: Message, mail: Mail) -> tuple[str, tuple[str, ...], str]:
    """Return the ids of the thread that an answer belongs to, and its subject.

    Of a message that is quoted or forwarded in another mail the ids are not known.
    """
    if message.mail:
        return message.mail.message_id, message.mail.references, message.mail.subject
    return "", (), message.subject or mail.subject


def _filled(
    verdict: Verdict, found: Mapping[str, tuple[object, str]]
) -> tuple[Answers, dict[str, str]]:
    """Return the answers that were found, and the words that each rests on."""
    answers, evidence = Answers(outcome=verdict.outcome), {}
    if verdict.outcome:
        evidence["outcome"] = _shortened(verdict.evidence)
    for name, (value, words) in found.items():
        if value not in (None, ""):
            answers = replace(answers, **{name: value})  # type: ignore[arg-type]
            if words:
                evidence[name] = _shortened(words)
    return answers, evidence


def _shortened(words: str) -> str:
    line = tidy(words)
    return line if len(line) <= MAX_EVIDENCE else f"{line[: MAX_EVIDENCE - 1].rstrip()}…"


def _signature_boxes(letter: Letter) -> tuple[Mailbox, ...]:
    return tuple(
        mailbox
        for line in letter.signature[:12]
        if "@" in line
        for mailbox in find_mailboxes(line)
        if mailbox.address
    )


def _address(message: Message, letter: Letter) -> tuple[str, tuple[str, ...]]:
    """Return the address to answer, and a notice where there is only one that nobody reads."""
    mailboxes = message.reply_to or (message.sender,)
    unread = find_signal("nobody_reads", letter.sentences_and_footer)
    address = "" if unread else find_reply_address(mailboxes)
    if not address and not message.sender.address:
        address = next((mailbox.address for mailbox in _signature_boxes(letter)), "")
    if address or not any(mailbox.address for mailbox in mailboxes):
        return address, ()
    return "", (
        f"Nobody reads answers to {mailboxes[0].address}; the address of the note stays empty.",
    )


def _news(mail: Mail, message: Message, letter: Letter, person: Signer) -> _News:
    is_named_by_headers = person.evidence.startswith("From: ")
    if machine := find_signal("automatic", letter.sentences_and_footer):
        return _News(NewsChannel.AUTOMATIC, machine.sentence)
    if nobody := find_signal("nobody_reads", letter.sentences_and_footer):
        return _News(NewsChannel.AUTOMATIC, nobody.sentence)
    if (
        person.name
        and not is_named_by_headers
        and message.reply_to
        and any(map(is_personal, message.reply_to))
    ):
        return _News(NewsChannel.EMAIL, person.evidence)
    if message.sender.address and not find_reply_address((message.sender,)):
        return _News(NewsChannel.AUTOMATIC, f"From: {message.sender.address}")
    if mail.is_bulk and not message.is_forwarded:
        return _News(NewsChannel.AUTOMATIC, reason="its headers say that a program sent it")
    if person.name:
        return _News(NewsChannel.EMAIL, person.evidence)
    if is_personal(message.sender) and not is_used_as_organisation(
        find_person_name(message.sender), letter
    ):
        return _News(NewsChannel.EMAIL, f"From: {message.sender.address}")
    return _News(NewsChannel.AUTOMATIC, reason="nobody signed it")


def _meetings(chosen: _Chosen) -> tuple[int | None, str]:
    verdict = chosen.verdict
    if verdict.outcome in ("application_only", "declined", "withdrew", "reneged"):
        return None, ""
    count, words = count_meetings(chosen.letter.sentences, chosen.own_sentences)
    if verdict.outcome == "screened_out":
        # After no more than a test, they have not talked.
        return (1, verdict.meeting_evidence) if verdict.meeting_evidence else (None, "")
    return count, words
