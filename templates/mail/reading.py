"""Find the answers for a note in the mail that the note replies to."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from templates.answers import Answers, NewsChannel, RecipientRole
from templates.mail.addresses import find_reply_address
from templates.mail.domains import find_organisation_label
from templates.mail.errors import MailKind, NotARejection, UnreadableMail
from templates.mail.headers import NO_MAILBOX, Mailbox, find_mailboxes
from templates.mail.letter import Letter, split_letter
from templates.mail.meetings import count_meetings
from templates.mail.message_choice import JudgedMessage, choose_message
from templates.mail.mime import Mail, parse_mail
from templates.mail.names import has_team_word, normalize, without_legal_form
from templates.mail.organisation import (
    Organisation,
    Organisations,
    find_organisation_applied_to,
    find_organisation_in_thread,
    find_organisations,
)
from templates.mail.organisation_names import to_initials
from templates.mail.people import (
    find_addressee,
    find_person_name,
    is_personal,
    is_used_as_organisation,
)
from templates.mail.role import Role, find_only_named_role, find_role
from templates.mail.signals import find_signal
from templates.mail.signer import Signer, find_recipient_role, find_signer
from templates.mail.thread import Message, split_thread
from templates.text import tidy

MAX_EVIDENCE = 120
"""The maximum number of characters in the evidence for an answer."""

_OUTCOMES_REPLACED_BY_INTERNAL = ("", "application_only", "screened_out", "not_selected")
"""The outcomes that become "internal" if the writer already works for the organisation."""
_OUTCOMES_WITHOUT_COUNT = ("application_only", "declined", "withdrew", "reneged")
"""The outcomes for which meetings are not counted.

Nobody met, or the writer may have decided before any meeting.
"""
_SIGNATURE_LINES_WITH_ADDRESS = 12
_FIRST_PERSON = re.compile(
    r"(?<!\bMay )\bI\b(?!['’]m| (?:am|regret|refer|must|write|wish|would like)\b)|\basked me\b"
)
"""The "I" of a person, but not that of a form letter: "I regret to inform you"."""
_PARTNERS_AT_END = re.compile(r",? (?:&|and|und|et|en|og|och) (?:Co|Sons|Partners?)\.?$")
"""As in "Acme & Co", which is "Acme" in "the Acme Graduate Scheme"."""
_MIN_BRAND, _MIN_INITIALS = 4, 3
"""The minimum number of letters in the first words of a name, and in its initials, before a role.

Shorter ones are often words or abbreviations of the role itself, as in "IT Technician".
"""

_AnswersFound: TypeAlias = Mapping[str, tuple[object, str]]
"""By field of `Answers`, a value, which may be None or "", and the evidence for it."""


@dataclass(frozen=True, slots=True)
class MailReading:
    """The answers that were found in a mail, and how to reply to it."""

    answers: Answers
    evidence: Mapping[str, str] = field(default_factory=dict)
    """By field of `Answers`, the words of the mail that the answer is based on, in one line."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """By field of `Answers`, why there is an answer without such words: "nobody signed it"."""
    notices: tuple[str, ...] = ()
    """Sentences for the writer."""
    message_id: str = ""
    """The id of the mail to reply to; "" if it is unknown."""
    references: tuple[str, ...] = ()
    """The ids of the mails before it in its thread."""
    subject: str = ""
    """The subject of the mail to reply to, as the mail has it."""
    reply_address: str = ""
    """The address to reply to; "" if nobody would read the reply."""


class _News(NamedTuple):
    """How the news came, and what shows it: words of the mail, or a reason."""

    channel: NewsChannel
    evidence: str = ""
    reason: str = ""


def read_mail(data: bytes) -> MailReading:
    """Return what a mail says about the end of an application.

    `data` is a mail, an mbox with one mail in it, or the text of a mail, in any charset. Raises
    UnreadableMail if it cannot be read, and NotARejection if it does not reject an application.
    """
    mail = parse_mail(data)
    messages = [message for message in split_thread(mail) if message.word_count]
    if not messages:
        raise UnreadableMail("There is no text in this mail to read.")
    chosen = choose_message(mail, messages)
    if not chosen.verdict.ends_application:
        raise NotARejection(chosen.verdict.kind or MailKind.OTHER)
    others = [line for other in messages if other is not chosen.message for line in other.lines]
    if chosen.verdict.is_from_writer:
        return _read_own_message(mail, chosen, others)
    return _read_employers_message(mail, chosen, others)


def _read_employers_message(
    mail: Mail, chosen: JudgedMessage, lines_of_others: list[str]
) -> MailReading:
    """Read a mail of the employer, given also the lines of the other messages in it."""
    message, letter, verdict = chosen.message, chosen.letter, chosen.verdict
    recipients = message.recipients or (() if message.is_forwarded else mail.recipients)
    if any(map(message.sender.is_same_person, message.recipients)):
        is_team = has_team_word(re.sub(r"[\W_]+", " ", message.sender.address))
        if is_team or message.sender.name in letter.signature:
            # The sender hides the recipients.
            message, recipients = replace(message, recipients=()), ()
        else:
            # A mail to oneself: its headers do not show who wrote the text.
            message = replace(message, sender=NO_MAILBOX, reply_to=())
    subjects = tuple(dict.fromkeys(filter(None, (message.subject, mail.subject))))
    reply_address, notices = _find_reply_address(message, letter)
    signer = find_signer(letter, message.sender, message.reply_to)
    if signer.name and is_used_as_organisation(signer.name, letter, message.sender.address):
        signer = Signer()
    writer_name, evidence_of_writer = find_addressee(letter, recipients)
    name_of_mail_sender = _find_sender_name(message, letter)
    people = (
        signer.name,
        writer_name,
        name_of_mail_sender,
        *(mailbox.name for mailbox in recipients),
    )
    mailboxes_of_sender = (*message.reply_to, *_find_mailboxes_in_signature(letter))
    organisations = find_organisations(
        letter, subjects, message.sender, mailboxes_of_sender, mail.captions, people
    )
    if not organisations.of_sender.is_certain:
        in_thread = find_organisation_in_thread(
            lines_of_others, (message.sender, *mailboxes_of_sender)
        )
        if not (in_thread.name or organisations.of_sender.name):
            in_thread = find_organisation_applied_to(chosen.own_sentences)
        if in_thread.name:
            organisations = organisations._replace(of_sender=in_thread)
    if chosen.forwarded:
        organisations = _add_forwarded(organisations, message.sender, chosen.forwarded, people)
    if not organisations.is_agency:
        organisations = organisations._replace(client=Organisation())
    role = _find_role(chosen, subjects, organisations)
    news = _find_news(mail, message, letter, signer)
    outcome = _complete_outcome(verdict.outcome, message, news.channel)
    answers, evidence = _to_answers(
        {
            "outcome": (outcome, verdict.evidence),
            "recipient_name": (signer.name, signer.evidence),
            "recipient_email": (reply_address, reply_address),
            "part": _find_role_of_recipient(chosen, signer, organisations),
            "organisation": organisations.of_sender,
            "client": organisations.client,
            "role": role,
            "news": (news.channel, news.evidence),
            "meetings": _count_meetings(chosen),
            "told_close": (True if verdict.close_evidence else None, verdict.close_evidence),
            "sender_name": (writer_name, evidence_of_writer),
        }
    )
    headers = _find_headers_for_reply(message, mail)
    return MailReading(
        answers,
        evidence,
        reasons={"news": news.reason} if news.reason else {},
        notices=notices,
        message_id=headers.message_id,
        references=headers.references,
        subject=headers.subject,
        reply_address=reply_address,
    )


def _complete_outcome(outcome: str, message: Message, channel: NewsChannel) -> str:
    """Return the outcome, given also who sent the message and how."""
    if outcome in _OUTCOMES_REPLACED_BY_INTERNAL and _writer_works_for_sender(message):
        return "internal"
    if not outcome and channel is NewsChannel.AUTOMATIC:
        # After a meeting, people seldom let a program write without a word about it.
        return "application_only"
    return outcome


def _writer_works_for_sender(message: Message) -> bool:
    """Return whether the domain of the recipient is that of the sender."""
    senders = (message.sender, *message.reply_to)
    return not message.is_forwarded and any(
        _is_same_organisation(sender, recipient)
        for sender in senders
        for recipient in message.recipients
    )


def _read_own_message(mail: Mail, chosen: JudgedMessage, lines_of_others: list[str]) -> MailReading:
    """Read a mail of the writer that ended the application, or that was never answered."""
    message, letter = chosen.message, chosen.letter
    recipient = next(iter(message.recipients), NO_MAILBOX)
    recipient_name = find_person_name(recipient) or letter.addressee
    signer = find_signer(letter, message.sender, ())
    subjects = tuple(filter(None, (message.subject,)))
    people = (recipient_name, signer.name)
    # In the writer's own mail, the organisation is that of the recipient.
    organisation = find_organisations(letter, subjects, recipient, (), (), people).of_sender
    if not organisation.is_certain:
        in_thread = find_organisation_in_thread(lines_of_others, (recipient,))
        organisation = in_thread if in_thread.name else organisation
    evidence_of_name = f"To: {recipient.name}" if recipient.name else letter.greeting
    reply_address = find_reply_address((recipient,))
    answers, evidence = _to_answers(
        {
            "outcome": (chosen.verdict.outcome, chosen.verdict.evidence),
            "recipient_name": (recipient_name, evidence_of_name),
            "recipient_email": (reply_address, f"To: {recipient.address}"),
            "organisation": organisation,
            "role": find_role(letter, subjects, (organisation.name,)),
            "sender_name": (signer.name, signer.evidence),
        }
    )
    headers = _find_headers_for_reply(message, mail)
    return MailReading(
        answers,
        evidence,
        message_id=headers.message_id,
        references=headers.references,
        subject=headers.subject,
        reply_address=reply_address,
    )


def _to_answers(found: _AnswersFound) -> tuple[Answers, dict[str, str]]:
    """Return the answers that were found, and the evidence for each."""
    answers = Answers(outcome="")
    evidence_by_field: dict[str, str] = {}
    for name, (value, evidence) in found.items():
        if value not in (None, ""):
            answers = replace(answers, **{name: value})  # type: ignore[arg-type]
            if evidence:
                evidence_by_field[name] = _shorten(evidence)
    return answers, evidence_by_field


def _shorten(words: str) -> str:
    """Return words in one line of at most `MAX_EVIDENCE` characters."""
    line = tidy(words)
    return line if len(line) <= MAX_EVIDENCE else f"{line[: MAX_EVIDENCE - 1].rstrip()}…"


def _find_sender_name(message: Message, letter: Letter) -> str:
    """Return the name of the sender; "" if it is not a person's."""
    name = find_person_name(message.sender)
    is_organisation = is_used_as_organisation(name, letter, message.sender.address)
    return "" if is_organisation else name


def _find_role(
    chosen: JudgedMessage, subjects: tuple[str, ...], organisations: Organisations
) -> Role:
    labels = {
        find_organisation_label(mailbox.address)
        for mailbox in (chosen.message.sender, *chosen.message.reply_to)
    }
    names = tuple(
        form
        for name in (organisations.of_sender.name, organisations.client.name)
        for form in _find_forms(name, chosen.letter.text, labels)
    )
    # If the employer does not name the role, the writer's own mail may, or what is passed on.
    passed_on = split_letter(chosen.forwarded.lines).sentences if chosen.forwarded else ()
    letters = (chosen.letter, Letter(sentences=(*chosen.own_sentences, *passed_on)))
    for letter in letters:
        if (role := find_role(letter, subjects, names)).name:
            return role
    named = (find_only_named_role(letter, names) for letter in letters)
    return next((role for role in named if role.name), Role())


def _find_forms(name: str, text: str, labels: Collection[str]) -> Iterable[str]:
    """Return the forms of the name of an organisation that may stand before a role.

    They are the name with and without a legal form, the name without "& Co", its initials, and
    its first words if a domain label consists of them, or if a text has them alone: "Acme" for
    "Acme Tools" in "to join Acme".
    """
    short = without_legal_form(name)
    words = short.split()
    beginnings = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    brands = [
        words
        for words in beginnings
        if normalize(words) in labels
        or (
            len(words) >= _MIN_BRAND
            and re.search(
                rf"\b(?:at|with|join|joining|to|from) {re.escape(words)}\b(?! [A-Z&])", text
            )
        )
    ]
    initials = to_initials(short).upper()
    abbreviations = [initials] if len(initials) >= _MIN_INITIALS else []
    return dict.fromkeys((name, short, _PARTNERS_AT_END.sub("", short), *brands, *abbreviations))


def _is_same_organisation(one: Mailbox, other: Mailbox) -> bool:
    """Return whether two addresses have the domain of one organisation."""
    label = find_organisation_label(one.address)
    return bool(label) and label == find_organisation_label(other.address)


def _add_forwarded(
    organisations: Organisations, sender: Mailbox, forwarded: Message, people: Iterable[str]
) -> Organisations:
    """Return the organisations, given also the employer's message that the sender forwards.

    A sender in the same organisation is a colleague of the employer; any other is an agency, which
    forwards a message of its client. The names in the sender's own text come first.
    """
    # Mail programs show no address of people in the same organisation.
    is_colleague = not forwarded.sender.address or _is_same_organisation(sender, forwarded.sender)
    if is_colleague and not organisations.is_agency:
        is_certain = organisations.of_sender.is_certain
        return Organisations(
            organisations.of_sender if is_certain else _find_organisation(forwarded, people)
        )
    client = organisations.client
    return organisations._replace(
        client=client if client.name else _find_organisation(forwarded, people),
        is_agency=True,
        agency_evidence=organisations.agency_evidence or _write_sender_evidence(forwarded),
    )


def _find_role_of_recipient(
    chosen: JudgedMessage, signer: Signer, organisations: Organisations
) -> tuple[RecipientRole | None, str]:
    """Return the role of the note's recipient, None if it is unclear, and the evidence.

    The recipient is whoever wrote the message.
    """
    if organisations.is_agency:
        return RecipientRole.AGENCY, organisations.agency_evidence
    recipient_role, evidence = find_recipient_role(signer, chosen.letter)
    if recipient_role is None and chosen.forwarded:
        # A colleague of the employer forwards the news.
        return RecipientRole.REFERRER, _write_sender_evidence(chosen.forwarded)
    return recipient_role, evidence


def _write_sender_evidence(message: Message) -> str:
    return f"From: {find_person_name(message.sender)}"


def _find_organisation(message: Message, people: Iterable[str]) -> Organisation:
    """Return the organisation that a message is from, according to the message alone."""
    name = find_person_name(message.sender)
    letter = split_letter(message.lines, name)
    return find_organisations(letter, (), message.sender, (), (), (*people, name)).of_sender


def _find_headers_for_reply(message: Message, mail: Mail) -> Mail:
    """Return a mail with the headers that a reply to a message needs.

    Of a message that is only in the text of a mail, only the subject is known.
    """
    return message.mail or Mail(text="", subject=message.subject or mail.subject)


def _find_mailboxes_in_signature(letter: Letter) -> list[Mailbox]:
    """Return the mailboxes with an address in the signature."""
    return [
        mailbox
        for line in letter.signature[:_SIGNATURE_LINES_WITH_ADDRESS]
        if "@" in line
        for mailbox in find_mailboxes(line)
        if mailbox.address
    ]


def _find_reply_address(message: Message, letter: Letter) -> tuple[str, tuple[str, ...]]:
    """Return the address to reply to, and a notice if there is only one that nobody reads."""
    mailboxes = message.reply_to or (message.sender,)
    is_unread = find_signal("nobody_reads", letter.sentences_and_footer)
    address = "" if is_unread else find_reply_address(mailboxes)
    if not address and not message.sender.address:
        address = next((mailbox.address for mailbox in _find_mailboxes_in_signature(letter)), "")
    if address or not any(mailbox.address for mailbox in mailboxes):
        return address, ()
    notice = f"Nobody reads answers to {mailboxes[0].address}; the address of the note stays empty."
    return "", (notice,)


def _find_news(mail: Mail, message: Message, letter: Letter, signer: Signer) -> _News:
    """Return how the news came: by a person's e-mail, or by a program's."""
    for signal in ("automatic", "nobody_reads"):
        if match := find_signal(signal, letter.sentences_and_footer):
            return _News(NewsChannel.AUTOMATIC, match.sentence)
    if mail.is_bulk and not message.is_forwarded:
        return _News(NewsChannel.AUTOMATIC, reason="its headers say that a program sent it")
    if signer.is_named_in_letter and any(map(is_personal, message.reply_to)):
        return _News(NewsChannel.EMAIL, signer.evidence)
    if message.sender.address and not find_reply_address((message.sender,)):
        return _News(NewsChannel.AUTOMATIC, f"From: {message.sender.address}")
    if signer.name:
        return _News(NewsChannel.EMAIL, signer.evidence)
    if _find_sender_name(message, letter):
        return _News(NewsChannel.EMAIL, f"From: {message.sender.address}")
    if sentence := next(filter(_FIRST_PERSON.search, letter.sentences), ""):
        return _News(NewsChannel.EMAIL, sentence)
    return _News(NewsChannel.AUTOMATIC, reason="nobody signed it")


def _count_meetings(chosen: JudgedMessage) -> tuple[int | None, str]:
    """Return the number of meetings and calls, None if it is unclear, and the evidence for it."""
    verdict = chosen.verdict
    if verdict.outcome in _OUTCOMES_WITHOUT_COUNT:
        return None, ""
    if verdict.outcome == "screened_out":
        # Without evidence of a call, a test screened the writer out.
        return (1, verdict.meeting_evidence) if verdict.meeting_evidence else (None, "")
    return count_meetings(chosen.letter.sentences, chosen.own_sentences)
