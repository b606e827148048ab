"""The answers that are read from the employer's mail, and mails that are refused."""

import pytest

from helpers.mails import CLOSE_REFUSAL, read_answers, write_letter, write_mail
from templates.answers import NewsChannel, RecipientRole
from templates.mail import MAX_MAIL_BYTES, MailKind, NotARejection, UnreadableMail, read_mail


def test_a_refusal_is_read_with_the_evidence_for_each_answer():
    reading = read_mail(CLOSE_REFUSAL.encode())
    answers = reading.answers
    assert (answers.outcome, answers.told_close, answers.meetings) == ("runner_up", True, 2)
    assert (answers.recipient_name, answers.sender_name) == ("Grace Hopper", "Ada Lovelace")
    assert answers.recipient_email == reading.reply_address == "grace@engines.example"
    assert (answers.organisation, answers.role) == ("Analytical Engines", "Programming Lead")
    assert (answers.news, answers.part) == (NewsChannel.EMAIL, RecipientRole.HIRING_MANAGER)
    assert reading.evidence["outcome"] == "We have decided to appoint another candidate."
    assert reading.evidence["told_close"] == "It was a very close decision."
    assert (reading.message_id, reading.references) == (
        "<b@engines.example>",
        ("<a@engines.example>",),
    )


@pytest.mark.parametrize(
    "local_part",
    [
        "no-reply",
        "ne-pas-repondre",
        "svara_inte",
        "please.do.not.reply",
        "jobsnoreply",
        "donotreply",
    ],
)
def test_a_no_reply_address_is_left_out_with_a_notice(local_part):
    reading = read_mail(CLOSE_REFUSAL.replace("grace@", f"{local_part}@").encode())
    assert reading.answers.recipient_email == reading.reply_address == ""
    assert f"{local_part}@engines.example" in reading.notices[0]


@pytest.mark.parametrize("local_part", ["stephanie.svarcova", "stefano.reply"])
def test_a_name_that_contains_a_word_for_reply_does_not_mean_no_reply(local_part):
    mail = CLOSE_REFUSAL.replace("grace@", f"{local_part}@")
    assert read_mail(mail.encode()).reply_address == f"{local_part}@engines.example"


def test_a_pasted_text_is_read_without_headers():
    reading = read_mail(CLOSE_REFUSAL.partition("\n\n")[2].encode())
    assert reading.answers.outcome == "runner_up"
    assert reading.answers.recipient_name == "Grace Hopper"
    assert (reading.message_id, reading.reply_address) == ("", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We would like to invite you to an interview for the role on Monday.", MailKind.INVITATION),
        ("We are delighted to offer you the role of Lead.", MailKind.OFFER),
        ("We have received your application and will be in touch.", MailKind.RECEIPT),
        ("A decision has not been made yet on your application.", MailKind.IN_PROCESS),
        ("Lunch is at one.", MailKind.OTHER),
        ("Thank you for applying. If you do not hear from us within four weeks, please assume"
         " that you have not been successful.", MailKind.RECEIPT),
    ],
)  # fmt: skip
def test_a_mail_that_is_not_a_rejection_is_refused_in_one_sentence(text, kind):
    with pytest.raises(NotARejection) as error:
        read_mail(write_letter(text, subject="Hello").encode())
    assert error.value.kind is kind
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "data",
    [b"", b"\r\n \n", b"\0\1\2", b"x" * (MAX_MAIL_BYTES + 1)],
    ids=["empty", "blank", "binary", "large"],
)
def test_an_unreadable_file_is_refused_in_one_sentence(data):
    with pytest.raises(UnreadableMail) as error:
        read_mail(data)
    assert "\n" not in str(error.value)


def test_an_mbox_may_have_only_one_mail():
    one = b"From grace@engines.example Fri Nov 27 09:00:00 2026\n" + CLOSE_REFUSAL.encode()
    assert read_mail(one).answers.outcome == "runner_up"
    with pytest.raises(UnreadableMail, match="several"):
        read_mail(one + b"\n" + one)


def test_a_line_with_only_a_non_breaking_space_is_empty():
    text = "Dear Ada,\n\nWe chose another.\n\nNice winter,\nAlois Roe\nSki School"
    html = "".join(f"<div>{line or '&nbsp;'}</div>" for line in text.split("\n"))
    mail = write_mail(html, sender="Wyre <info@wyre.example>", content_type="text/html")
    assert read_answers(mail).recipient_name == "Alois Roe"


def test_hidden_text_of_an_html_mail_is_not_read():
    body = (
        "<div style='display:none;max-height:0'>We would like to invite you to an interview.</div>"
        "<style>p { color: red }</style><p>Dear Ada,</p><p>You have not been selected for the"
        " <b>Nurse</b> role at Acme Health.</p><p>Regards,<br>Grace Hopper</p>"
    )
    answers = read_answers(write_mail(body, content_type="text/html"))
    assert (answers.outcome, answers.role) == ("application_only", "Nurse")
    assert answers.organisation == "Acme Health"


@pytest.mark.parametrize(
    "attributes", ["hidden", "HIDDEN=''", "class='intro' hidden", "hidden class='intro'"]
)
def test_a_hidden_refusal_in_an_html_mail_is_not_read(attributes):
    body = (
        f"<p>Dear Ada,</p><p {attributes}>Unfortunately you have not been selected.</p>"
        "<p>Thank you for applying for the Nurse role.</p><p>Regards,<br>Grace Hopper</p>"
    )
    with pytest.raises(NotARejection):
        read_mail(write_mail(body, content_type="text/html").encode())


@pytest.mark.parametrize(
    "attributes", ["aria-hidden='false'", "title='not hidden'", "style='overflow: hidden'"]
)
def test_text_with_the_word_hidden_inside_an_attribute_is_read(attributes):
    body = f"<p>Dear Ada,</p><p {attributes}>You have not been selected for the Nurse role.</p>"
    answers = read_answers(write_mail(body, content_type="text/html"))
    assert answers.role == "Nurse"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("is_declared", [True, False])
def test_a_mail_is_read_in_any_charset(charset, is_declared):
    body = "Dear Ada,\n\nYou have not been selected for the role of Café Manager.\n\nGrace\n"
    content_type = f"text/plain; charset={charset}" if is_declared else "text/plain"
    mail = write_mail(body, content_type=content_type, subject="Café")
    reading = read_mail(mail.encode(charset))
    assert (reading.answers.role, reading.subject) == ("Café Manager", "Café")


FORWARDED = """

---------- Forwarded message ---------
From: Grace Hopper <grace@engines.example>
Date: Mon, 3 Nov 2026
Subject: Programming Lead
To: <ada@example.org>

Dear Ada,

We have decided to appoint another candidate as Programming Lead.

Grace Hopper
"""


def test_a_mail_forwarded_to_oneself_is_read_as_the_original():
    mail = write_mail(FORWARDED, sender="Ada <ada@example.org>")
    reading = read_mail(mail.encode())
    assert reading.answers.recipient_name == "Grace Hopper"
    assert reading.reply_address == "grace@engines.example"
    # Which thread the forwarded mail belongs to is not known.
    assert (reading.message_id, reading.subject) == ("", "Programming Lead")


def test_a_mail_forwarded_as_an_attachment_keeps_its_thread():
    outer = (
        "From: Ada <ada@example.org>\nTo: Ada <ada@home.example>\nSubject: Fwd: Lead\n"
        "Message-ID: <c@example.org>\nContent-Type: multipart/mixed; boundary=x\n\n"
        f"--x\nContent-Type: message/rfc822\n\n{CLOSE_REFUSAL}\n--x--\n"
    )
    reading = read_mail(outer.encode())
    assert (reading.message_id, reading.subject) == ("<b@engines.example>", "Programming Lead")
    assert reading.answers.recipient_name == "Grace Hopper"


def test_a_bulk_mail_is_automatic_though_a_person_reads_the_replies():
    reply_to = "Reply-To: Grace Hopper <gh@engines.example>\nSubject:"
    mail = CLOSE_REFUSAL.replace("Subject:", reply_to)
    assert read_answers(mail).news == NewsChannel.EMAIL
    bulk_mail = mail.replace("Subject:", "Precedence: bulk\nSubject:")
    assert read_answers(bulk_mail).news == NewsChannel.AUTOMATIC


def test_the_address_of_a_team_that_hides_its_recipients_is_read():
    body = "Dear candidate,\n\nYou have not been shortlisted.\n\nGrace Hopper\n"
    team = "Vacatures Byron <vacancies@byron.example>"
    answers = read_answers(write_mail(body, sender=team, recipient=team))
    assert answers.recipient_email == "vacancies@byron.example"
    assert answers.outcome == "application_only"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mail to this address is discarded.",
        "Sent from a mailbox nobody reads.",
        "This inbox isn't staffed.",
    ],
)
def test_an_address_is_left_out_if_the_mail_says_that_nobody_reads_it(sentence):
    body = f"Dear Ada,\n\nYou have not been selected.\n\nThe Jobs Team\n\n{sentence}\n"
    answers = read_answers(write_mail(body, sender="Jobs <jobs@wyre.example>"))
    assert answers.recipient_email == ""


def test_a_person_who_hides_the_recipients_is_the_signer():
    mail = """\
From: Lucian Tolland <lucian@wyre.example>
To: Lucian Tolland <lucian@wyre.example>
Subject: Archivist

Dear all,

We have invited four people, and you are not among them.

Lucian Tolland
The Wyre Trust
"""
    answers = read_answers(mail)
    assert answers.recipient_email == "lucian@wyre.example"
    assert (answers.recipient_name, answers.sender_name) == ("Lucian Tolland", "")


def test_a_question_of_the_writer_about_the_result_means_no_reply():
    mail = """\
From: Ada Lovelace <ada@example.org>
To: Grace Hopper <grace@engines.example>
Subject: Clerk - second interview

Dear Grace,

It is now seven weeks since my second interview for the post of clerk, and I haven't heard
anything. If the answer is no, I would rather know.

Ada Lovelace
"""
    answers = read_answers(mail)
    assert (answers.outcome, answers.recipient_name) == ("no_reply", "Grace Hopper")


def test_a_notice_that_an_application_was_marked_as_withdrawn_is_automatic():
    body = "Dear Ada,\n\nWyre marked your application as withdrawn, as you did not answer.\n"
    answers = read_answers(write_mail(body, sender="Jobs <noreply@jobs.example>"))
    assert answers.news is NewsChannel.AUTOMATIC
