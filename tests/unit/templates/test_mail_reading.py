"""The answers that are read from the employer's mail, and mails that are refused."""

import pytest

from templates.answers import NewsChannel, RecipientRole
from templates.mail import MAX_MAIL_BYTES, MailKind, NotARejection, UnreadableMail, read_mail

REFUSAL = """\
From: Grace Hopper <grace@engines.example>
To: Ada Lovelace <ada@example.org>
Subject: Programming Lead
Message-ID: <b@engines.example>
References: <a@engines.example>

Dear Ada,

Thank you for coming to both interviews for the Programming Lead role at Analytical Engines.
We have decided to appoint another candidate. It was a very close decision.

Kind regards,
Grace Hopper
Head of Programming
Analytical Engines
"""


def test_a_refusal_is_read_with_the_evidence_for_each_answer():
    reading = read_mail(REFUSAL.encode())
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


def test_a_no_reply_address_is_left_out_with_a_notice():
    reading = read_mail(REFUSAL.replace("grace@", "no-reply@").encode())
    assert reading.answers.recipient_email == reading.reply_address == ""
    assert "no-reply@engines.example" in reading.notices[0]


def test_a_pasted_text_is_read_without_headers():
    reading = read_mail(REFUSAL.partition("\n\n")[2].encode())
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
         " that you have not been successful.", None),
    ],
)  # fmt: skip
def test_a_mail_that_is_not_a_rejection_is_refused_in_one_sentence(text, kind):
    with pytest.raises(NotARejection) as error:
        read_mail(f"From: a@b.example\nSubject: Hello\n\nDear Ada,\n\n{text}\n\nGrace\n".encode())
    assert kind in (None, error.value.kind)
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
    one = b"From grace@engines.example Fri Nov 27 09:00:00 2026\n" + REFUSAL.encode()
    assert read_mail(one).answers.outcome == "runner_up"
    with pytest.raises(UnreadableMail, match="several"):
        read_mail(one + b"\n" + one)


def with_body(body, *, kind="text/plain; charset=utf-8", subject="Your application"):
    return (
        f"From: Grace Hopper <grace@engines.example>\nTo: Ada Lovelace <ada@example.org>\n"
        f"Subject: {subject}\nMessage-ID: <b@engines.example>\nContent-Type: {kind}\n\n{body}"
    )


def test_hidden_text_of_an_html_mail_is_not_read():
    body = (
        "<div style='display:none;max-height:0'>We would like to invite you to an interview.</div>"
        "<style>p { color: red }</style><p>Dear Ada,</p><p>You have not been selected for the"
        " <b>Nurse</b> role at Acme Health.</p><p>Regards,<br>Grace Hopper</p>"
    )
    answers = read_mail(with_body(body, kind="text/html").encode()).answers
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
        read_mail(with_body(body, kind="text/html").encode())


@pytest.mark.parametrize(
    "attributes", ["aria-hidden='false'", "title='not hidden'", "style='overflow: hidden'"]
)
def test_text_with_an_attribute_that_only_mentions_hidden_is_read(attributes):
    body = f"<p>Dear Ada,</p><p {attributes}>You have not been selected for the Nurse role.</p>"
    answers = read_mail(with_body(body, kind="text/html").encode()).answers
    assert answers.role == "Nurse"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("declared", [True, False])
def test_a_mail_is_read_in_any_charset(charset, declared):
    kind = f"text/plain; charset={charset}" if declared else "text/plain"
    body = "Dear Ada,\n\nYou have not been selected for the role of Café Manager.\n\nGrace\n"
    reading = read_mail(with_body(body, kind=kind, subject="Café").encode(charset))
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
    data = with_body(FORWARDED).replace(
        "Grace Hopper <grace@engines.example>", "Ada <ada@example.org>", 1
    )
    reading = read_mail(data.encode())
    assert reading.answers.recipient_name == "Grace Hopper"
    assert reading.reply_address == "grace@engines.example"
    # Which thread the forwarded mail belongs to is not known.
    assert (reading.message_id, reading.subject) == ("", "Programming Lead")


def test_a_mail_forwarded_as_an_attachment_keeps_its_thread():
    outer = (
        "From: Ada <ada@example.org>\nTo: Ada <ada@home.example>\nSubject: Fwd: Lead\n"
        "Message-ID: <c@example.org>\nContent-Type: multipart/mixed; boundary=x\n\n"
        f"--x\nContent-Type: message/rfc822\n\n{REFUSAL}\n--x--\n"
    )
    reading = read_mail(outer.encode())
    assert (reading.message_id, reading.subject) == ("<b@engines.example>", "Programming Lead")
    assert reading.answers.recipient_name == "Grace Hopper"


def test_quoted_words_of_the_writer_are_not_taken_for_a_refusal():
    body = (
        "Hi Ada,\n\nCould you come in on Monday at ten for an interview?\n\nGrace\n\n"
        "On Mon, 3 Nov 2026 at 10:15, Ada Lovelace <ada@example.org> wrote:\n"
        "> Hi Grace,\n> I am sorry that I was not selected last year.\n> Ada\n"
    )
    with pytest.raises(NotARejection) as error:
        read_mail(with_body(body).encode())
    assert error.value.kind is MailKind.INVITATION


def test_the_writers_own_reminder_is_read_as_never_answered():
    body = (
        "Dear Grace,\n\nI am writing again about my application. Since our interview on 4 March"
        " I have heard nothing from you.\n\nYours sincerely\nAda Lovelace\n"
    )
    data = with_body(body).replace("Grace Hopper <grace@engines.example>", "X", 1)
    data = data.replace("Ada Lovelace <ada@example.org>", "Grace Hopper <grace@engines.example>")
    data = data.replace("From: X", "From: Ada Lovelace <ada@example.org>")
    answers = read_mail(data.encode()).answers
    assert (answers.outcome, answers.recipient_name) == ("no_reply", "Grace Hopper")
    assert answers.sender_name == "Ada Lovelace"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("We have decided not to fill this role.", "role_closed"),
        ("Thank you for the interview. We have appointed an internal candidate.", "internal"),
        ("Thank you for letting us know that you are withdrawing your application.", "withdrew"),
        ("I am sorry that you have decided not to accept our offer.", "declined"),
        ("You signed the contract, and now you will not be starting after all.", "reneged"),
        ("It was good to talk on the phone. We will not be taking things further.", "screened_out"),
        ("Thank you for coming in on Monday. We chose someone else.", "not_selected"),
        ("The board has imposed a freeze on all new posts. I cannot continue.", "role_closed"),
        ("Thanks for sending this over. We have already filled it.", ""),
        (
            "Thanks for letting me know that you have decided to stay at the mill."
            " I have taken your name off the list for the weaver job.",
            "withdrew",
        ),
    ],
)
def test_each_outcome_is_read(text, outcome):
    assert (
        read_mail(with_body(f"Dear Ada,\n\n{text}\n\nGrace\n").encode()).answers.outcome == outcome
    )


def test_a_role_that_is_only_in_the_quoted_mail_is_found():
    mail = """\
From: Bruno Sparks <bruno@sparks.example>
To: Callum Reid <callum@post.example>
Subject: Re: Thursday

Callum, I have gone with another lad, sorry.

Bruno

On 13 Oct 2026 Callum Reid <callum@post.example> wrote:
> Did you decide about the apprentice electrician job?
"""
    assert read_mail(mail.encode()).answers.role.casefold() == "apprentice electrician"


def test_a_school_year_is_not_a_role():
    mail = REFUSAL.replace("Programming Lead role", "Year 4 post")
    mail = mail.replace("Subject: Programming Lead", "Subject: Friday")
    assert read_mail(mail.encode()).answers.role == ""


def test_the_organisation_is_the_one_on_whose_behalf_the_sender_writes():
    mail = """\
From: Schools Recruitment <recruitment@penhallow.example>
To: Deborah Quick <d.quick@post.example>
Subject: Teaching Assistant

Dear Applicant

I am sorry to tell you that you have not been selected for interview.

Yours faithfully

Schools Recruitment Team
Penhallow Council on behalf of Trevarth Academy
"""
    assert read_mail(mail.encode()).answers.organisation == "Trevarth Academy"


def test_a_qualification_of_other_candidates_is_not_a_client():
    mail = REFUSAL.replace("We have", "My client has")
    mail = mail.replace("another candidate", "one of the candidates with CIPD experience")
    answers = read_mail(mail.encode()).answers
    assert (answers.part, answers.client) == (RecipientRole.AGENCY, "")


def test_a_colleague_who_forwards_the_news_is_the_referrer():
    mail = """\
From: Temi Alade <temi.alade@quillpay.example>
To: Bola Shittu <bola.shittu@post.example>
Subject: Fwd: Compliance Associate

Bola my dear, see below from our HR. I am so sorry.

Temi

---------- Forwarded message ---------
From: Ngozi Umeh <ngozi.umeh@quillpay.example>
Date: Mon, Oct 19, 2026 at 11:40 AM
Subject: Compliance Associate
To: Temi Alade <temi.alade@quillpay.example>

Hi Temi,

Thanks for referring Bola for the Compliance Associate opening. We will not be progressing it.

Ngozi Umeh
People Ops, QuillPay Technologies
"""
    answers = read_mail(mail.encode()).answers
    assert (answers.recipient_name, answers.sender_name) == ("Temi Alade", "Bola Shittu")
    assert answers.part == RecipientRole.REFERRER
    assert (answers.organisation, answers.client) == ("QuillPay Technologies", "")


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("for the Bus Driver slot", "Bus Driver"),
        ("for the post of Bus Driver (x4)", "Bus Driver"),
        ("for the post of Bus Driver in an electric fleet", "Bus Driver"),
        ("for the position of Bus Driver (Kisumu)", "Bus Driver"),
        ("for the position of Bus Driver, Nakuru", "Bus Driver"),
        ("to be our next Bus Driver", "Bus Driver"),
        ("for Bus Driver (night shift) and marked it as closed", "Bus Driver"),
        ("for the Analytical Engines Bus Driver vacancy", "Bus Driver"),
        ("for two Bus Driver posts", "Bus Driver"),
        ("for the Bus Driver scheme", "Bus Driver"),
        ("about the Bus Driver thing", "Bus Driver"),
        ("and your application for Bus Driver reached us", "Bus Driver"),
        ("for Working Student Data Analytics (f/m/x)", "Working Student Data Analytics"),
    ],
)
def test_a_role_is_read_without_what_surrounds_it(words, role):
    mail = REFUSAL.replace("for the Programming Lead role", words)
    mail = mail.replace("Programming Lead", "your application")
    assert read_mail(mail.encode()).answers.role == role


@pytest.mark.parametrize(
    ("sender", "signature", "name"),
    [
        ("Tāne Wharerau", "Tāne", "Tāne Wharerau"),
        ("Ysolde Quarrier", "Pob lwc,\nYsolde Quarrier", "Ysolde Quarrier"),
        ("Ysolde & Wren Quarrier", "Ysolde Quarrier", "Ysolde Quarrier"),
    ],
)
def test_an_unusual_name_that_sender_and_signature_share_is_the_signers(sender, signature, name):
    mail = REFUSAL.replace("Grace Hopper <grace@", f"{sender} <farm@")
    mail = mail.replace("Kind regards,\nGrace Hopper\nHead of Programming", signature)
    assert read_mail(mail.encode()).answers.recipient_name == name


def test_a_teams_name_that_sender_and_signature_share_is_no_persons():
    mail = REFUSAL.replace("Grace Hopper <grace@engines", "Pennine Tramways <no-reply@ats")
    mail = mail.replace("Grace Hopper\nHead of Programming", "Pennine Tramways")
    assert read_mail(mail.encode()).answers.recipient_name == ""


def test_the_organisation_is_the_one_that_a_system_calls_the_employer():
    mail = """\
From: Recruitment Shared Service <no-reply@medijobs.example>
To: Ada Lovelace <ada@example.org>
Subject: Nurse

Dear Ada Lovelace

Post: Nurse
Employer: Wyreside Community NHS Trust
Interview date: 15 September

Another applicant scored higher at interview.
"""
    assert read_mail(mail.encode()).answers.organisation == "Wyreside Community NHS Trust"


def test_the_town_in_the_address_of_the_writer_is_no_organisation():
    mail = """\
MS. ADA LOVELACE
4 Mill Lane, Marikina City

Dear Ms. Lovelace:

You were not selected for the position of Nurse.

Regards,
Grace Hopper
"""
    assert read_mail(mail.encode()).answers.organisation == ""


@pytest.mark.parametrize(
    ("sender", "outcome"),
    [
        ("Engines <no-reply@engines.example>", "application_only"),
        ("Grace Hopper <grace@engines.example>", ""),
        ("Grace Hopper <grace@lovelace.example>", "internal"),
    ],
)
def test_who_wrote_tells_how_it_ended_where_the_words_do_not(sender, outcome):
    mail = REFUSAL.replace("Grace Hopper <grace@engines.example>", sender)
    mail = mail.replace("ada@example.org", "ada@lovelace.example")
    mail = mail.replace("Thank you for coming to both interviews for", "This is about")
    mail = mail.replace("It was a very close decision.", "")
    assert read_mail(mail.encode()).answers.outcome == outcome


def test_who_signs_for_somebody_else_is_the_signer():
    mail = REFUSAL.replace("Grace Hopper <grace@engines", "Personal <personal@engines")
    mail = mail.replace("Grace Hopper\nHead", "i. A. Dr. Grace Hopper\nHead")
    assert read_mail(mail.encode()).answers.recipient_name == "Dr. Grace Hopper"


def test_a_skill_that_an_agency_names_is_no_client():
    mail = """\
From: Sunita Pillai <sunita@orbisstaff.example>
To: Raj Menon <raj@example.org>
Subject: Feedback: Plant Accountant @ Vedanta Ceramics

Dear Raj,

My client has shortlisted candidates with SAP FICO for the Plant Accountant position.

Regards,
Sunita Pillai
"""
    assert read_mail(mail.encode()).answers.client == "Vedanta Ceramics"


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("Your application | Asst. Manager - Quality | Q/0417", "Assistant Manager, Quality"),
        ("Re: your application hydrologist (0.8 fte), team Rivers", "Hydrologist"),
        ("Re: poste de « Technical Translator » (Lyon)", "Technical Translator"),
        ("[Remote] Data Engineer - your application", "Data Engineer"),
        ("Night Porter 🌙", "Night Porter"),
        ("Application for employment - Night Porter", "Night Porter"),
        ("Your offer - Viticulturist", "Viticulturist"),
    ],
)
def test_a_role_is_read_from_the_subject(subject, role):
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nRegards,\nGrace Hopper\n"
    assert read_mail(with_body(body, subject=subject).encode()).answers.role == role


@pytest.mark.parametrize(
    ("local_part", "organisation"), [("grace", "Oak and Ash"), ("no-reply", "")]
)
def test_an_organisation_is_not_guessed_from_a_no_reply_address(local_part, organisation):
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nThe recruitment team\n"
    sender = f"<{local_part}@oakandash"
    mail = with_body(body).replace("Grace Hopper <grace@engines", sender)
    assert read_mail(mail.encode()).answers.organisation == organisation


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("HOPPER, Grace (ANALYTICAL ENGINES)", "Grace Hopper"),
        ("Grace @ Analytical Engines", "Grace Hopper"),
        ('"Grace Hopper"', "Grace Hopper"),
    ],
)
def test_a_sender_is_read_with_a_comma_or_an_at_sign_in_the_name(sender, name):
    answers = read_mail(REFUSAL.replace("Grace Hopper <", f"{sender} <").encode()).answers
    assert (answers.recipient_name, answers.recipient_email) == (name, "grace@engines.example")
    assert answers.organisation == "Analytical Engines"


@pytest.mark.parametrize(
    ("sender", "organisation"),
    [
        ("Wyreside Resources <no-reply@jobs.wyreside", "Wyreside Resources"),
        ("Human Resources, Wyreside Tramways <hr@tramways.nhs", "Wyreside Tramways"),
        ("Front of House, Wyreside Arts Centre <jobs@wyre", "Wyreside Arts Centre"),
        ("Rekrytering Wyre & Side <jobs@wyreside", "Wyre & Side"),
        ("Recruitment Services (University of Wyreside) <jobs@wyre", "University of Wyreside"),
    ],
)
def test_an_organisation_is_told_from_a_team_in_the_name_of_the_sender(sender, organisation):
    body = f"Thank you for applying to {organisation}. You have not been shortlisted.\n"
    mail = with_body(body).replace("Grace Hopper <grace@engines", sender)
    assert read_mail(mail.encode()).answers.organisation == organisation


@pytest.mark.parametrize(
    ("signature", "organisation"),
    [
        ("Lovelace, Hopper & Partners", "Lovelace, Hopper & Partners"),
        ("Hopper Demolition, Groundworks and Construction Ltd",
         "Hopper Demolition, Groundworks and Construction Ltd"),
        ("Grace Hopper\nProject Director for Construction\nLovelace Bridges", "Lovelace Bridges"),
        ("Grace Hopper\nHeadteacher Elm Park School", "Elm Park School"),
        ("Grace Hopper\nRechtsanwältin und Notarin\nDr. Hopper & Kollegen",
         "Dr. Hopper & Kollegen"),
        ("Hôtel des Trois Ponts", "Hôtel des Trois Ponts"),
        ("Grace Hopper\nStudio 9 Ceramics", "Studio 9 Ceramics"),
        ("Human Resources\nLovelace & Hopper (Holdings) plc",
         "Lovelace & Hopper (Holdings) plc"),
        ("Pathology Directorate\nElmshire NHS Trust", "Elmshire NHS Trust"),
        ("Wyre Credit Union Limited is regulated by the Bank.", "Wyre Credit Union Limited"),
        ("Ministry of Housing, Land and Water", "Ministry of Housing, Land and Water"),
    ],
)  # fmt: skip
def test_the_whole_name_of_the_organisation_is_read_from_the_signature(signature, organisation):
    body = f"Dear Ada,\n\nYou have not been shortlisted.\n\nKind regards\n{signature}\n"
    mail = with_body(body).replace("Grace Hopper <grace@engines", "Post <post@wyre")
    assert read_mail(mail.encode()).answers.organisation == organisation


@pytest.mark.parametrize(
    ("words", "signature", "organisation"),
    [
        ("at Byron Engines", "Byron Engines Ltd", "Byron Engines"),
        ("", "Byron Engines Ltd", "Byron Engines Ltd"),
        ("", "Byron Engines Pte. Ltd.", "Byron Engines Pte. Ltd"),
        ("with Byron Engines Pte.", "Recruitment", "Byron Engines"),
        ("with the Byron Trust", "Recruitment", "the Byron Trust"),
        ("with the Byron Engines graduate scheme", "Recruitment", "Byron Engines"),
    ],
)
def test_articles_and_legal_forms_are_those_of_the_mail(words, signature, organisation):
    body = f"Dear Ada,\n\nYou applied for a post {words}. You have not been shortlisted.\n\nRegards\n{signature}\n"
    mail = with_body(body).replace("Grace Hopper <grace@engines", "Jobs <no-reply@wyre")
    assert read_mail(mail.encode()).answers.organisation == organisation


def test_a_name_in_lower_case_is_read_if_the_sender_has_it():
    body = (
        "hi Ada,\n\nthanks for applying to wheelhouse. you have not been shortlisted.\n\nthe team\n"
    )
    mail = with_body(body).replace("Grace Hopper <grace@engines", "wheelhouse <jobs@wyre-mail")
    assert read_mail(mail.encode()).answers.organisation == "wheelhouse"


def test_the_brand_of_an_applicant_system_is_not_the_organisation():
    body = (
        "Dear Ada,\n\nThank you for using HireWheel to apply for Lecturer with Elm Park School."
        " You have not been shortlisted.\n\nMrs G Hopper\nHR Manager\n\n"
        "HireWheel is a product of Hopper Software Ltd.\n"
    )
    sender = "HireWheel Notifications <no-reply@hirewheel"
    mail = with_body(body).replace("Grace Hopper <grace@engines", sender)
    assert read_mail(mail.encode()).answers.organisation == "Elm Park School"


def test_a_surname_that_is_also_a_word_of_jobs_belongs_to_the_name():
    mail = REFUSAL.replace("Dear Ada", "Dear Lee").replace("Ada Lovelace", "Lee Mason")
    assert read_mail(mail.encode()).answers.sender_name == "Lee Mason"


def test_the_organisation_may_end_the_only_paragraph():
    text = "Hi Ada, the driver job has gone now, thanks for asking. Byron & Sons (Timber) Ltd"
    mail = with_body(text).replace("Grace Hopper <grace@engines", "Accounts <accounts@wyre")
    answers = read_mail(mail.encode()).answers
    assert (answers.organisation, answers.recipient_name) == ("Byron & Sons (Timber) Ltd", "")


@pytest.mark.parametrize("team", ["PhD Admissions", "Department of Engines", "Principal's Office"])
def test_a_field_or_a_degree_is_no_organisation(team):
    body = f"Dear Ada,\n\nYou have not been shortlisted.\n\nKind regards\n{team}\n"
    mail = with_body(body).replace("Grace Hopper <grace@engines", "Jobs <no-reply@wyre")
    assert read_mail(mail.encode()).answers.organisation == ""


def test_the_service_is_not_the_organisation_that_has_a_domain_there():
    body = (
        "Dear Ada,\n\nYou have not been shortlisted.\n\nHireWheel sent this for Byron Bank plc.\n"
    )
    sender = "Byron Bank Careers <careers@byronbank.hirewheel"
    mail = with_body(body).replace("Grace Hopper <grace@engines", sender)
    assert read_mail(mail.encode()).answers.organisation == "Byron Bank"


@pytest.mark.parametrize(
    "line", ["Lovelace, Byron & Partners", "Lovelace Hall, Mill Road", "Maison Lovelace"]
)
def test_the_name_of_a_firm_or_an_address_is_not_the_signer(line):
    body = f"Dear Ada,\n\nThe job is filled.\n\nKind regards\nRecruitment\n{line}\n"
    mail = with_body(body).replace("Grace Hopper <grace@engines", "Jobs <jobs@wyre")
    answers = read_mail(mail.encode()).answers
    assert (answers.recipient_name, answers.news) == ("", NewsChannel.AUTOMATIC)


def test_a_greeting_to_sir_or_madam_names_nobody():
    mail = REFUSAL.replace("Dear Ada", "Dear Sir/Madam").replace("Ada Lovelace ", "")
    assert read_mail(mail.encode()).answers.sender_name == ""


@pytest.mark.parametrize(
    ("sentences", "meetings"),
    [
        ("It was good to meet you. We had scheduled a second interview for May.", 1),
        ("Thank you for meeting with Charles and then with our bursar.", None),
        ("Thank you for coming to the second interview.", 2),
        ("It was nice having you here a second time.", 2),
        ("I am following up on Friday's visit.", 1),
    ],
)
def test_meetings_that_took_place_are_counted(sentences, meetings):
    text = f"Dear Ada,\n\n{sentences} We have appointed somebody else as lead.\n\nGrace\n"
    assert read_mail(with_body(text).encode()).answers.meetings == meetings


@pytest.mark.parametrize(
    ("own_words", "outcome"),
    [("accepted a post elsewhere", "withdrew"), ("accepted your offer in May", "reneged")],
)
def test_who_accepted_another_job_only_withdraws(own_words, outcome):
    text = (
        "Dear Ada,\n\nThank you, I have noted your withdrawal for the lead role.\n\nGrace\n\n"
        f"On 3 May 2025, Ada Lovelace wrote:\n> I have {own_words}, but must withdraw.\n"
    )
    assert read_mail(with_body(text).encode()).answers.outcome == outcome


def test_the_job_title_is_below_a_credential():
    signature = "Grace\n\nGrace Hopper, FCIPD\nTalent Partner\n"
    mail = REFUSAL.replace("Grace Hopper\nHead of Programming\n", signature)
    assert read_mail(mail.encode()).answers.part == RecipientRole.RECRUITER


def test_a_given_name_alone_in_the_first_line_is_the_greeting():
    mail = REFUSAL.replace("Dear Ada,", "Ada").replace("Ada Lovelace ", "")
    assert read_mail(mail.encode()).answers.sender_name == "Ada"


def test_a_signature_for_somebody_else_is_no_small_print():
    signature = "i. A. Grace Hopper\nPersonalabteilung\nAmtsgericht Lindau HRB 000\n"
    mail = REFUSAL.partition("Kind regards")[0] + f"With friendly greetings\n\n{signature}"
    assert read_mail(mail.encode()).answers.part == RecipientRole.RECRUITER


def test_the_organisation_is_not_its_careers_team_though_the_domain_is():
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nWyreside Early Careers\n"
    sender = "Wyreside Early Careers <no-reply@wyresideearlycareers"
    mail = with_body(body).replace("Grace Hopper <grace@engines", sender)
    assert read_mail(mail.encode()).answers.organisation == "Wyreside"


def test_an_agency_that_reports_what_its_client_wants_refuses():
    text = "They are only interviewing people with a marine background, so it is a dead end."
    answers = read_mail(with_body(f"Dear Ada,\n\n{text}\n\nGrace\n").encode()).answers
    assert answers.recipient_name == "Grace Hopper"


def test_a_mark_or_two_behind_is_close():
    mail = REFUSAL.replace("It was a very close decision.", "You were a couple of marks behind.")
    assert read_mail(mail.encode()).answers.told_close
