"""The organisation that a mail is from."""

import pytest

from helpers.mails import read_answers, write_letter, write_mail


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
    assert read_answers(mail).organisation == "Trevarth Academy"


@pytest.mark.parametrize(
    ("local_part", "organisation"), [("grace", "Oak and Ash"), ("no-reply", "")]
)
def test_an_organisation_is_not_guessed_from_a_no_reply_address(local_part, organisation):
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nThe recruitment team\n"
    mail = write_mail(body, sender=f"<{local_part}@oakandash.example>")
    assert read_answers(mail).organisation == organisation


@pytest.mark.parametrize(
    ("sender", "organisation"),
    [
        ("Wyreside Resources <no-reply@jobs.wyreside.example>", "Wyreside Resources"),
        ("Human Resources, Wyreside Tramways <hr@tramways.nhs.example>", "Wyreside Tramways"),
        ("Front of House, Wyreside Arts Centre <jobs@wyre.example>", "Wyreside Arts Centre"),
        ("Rekrytering Wyre & Side <jobs@wyreside.example>", "Wyre & Side"),
        ("Wyre Hotels Talent Community <jobs@wyrehotels.example>", "Wyre Hotels"),
        ("Wyre Hotels Onboarding <jobs@wyrehotels.example>", "Wyre Hotels"),
        (
            "Office for Wyreside Statistics Recruitment <no-reply@gov.example>",
            "Office for Wyreside Statistics",
        ),
        ("Wyre Hotels People Services <jobs@wyrehotels.example>", "Wyre Hotels"),
        ("Internal Opportunities <jobs@news.wyreside.example>", "Wyreside"),
        (
            "Recruitment Services (University of Wyreside) <jobs@wyre.example>",
            "University of Wyreside",
        ),
    ],
)
def test_an_organisation_is_told_apart_from_a_team_in_the_name_of_the_sender(sender, organisation):
    body = f"Thank you for applying to {organisation}. You have not been shortlisted.\n"
    assert read_answers(write_mail(body, sender=sender)).organisation == organisation


@pytest.mark.parametrize(
    ("sender", "organisation"),
    [
        ("Quinta do Wyre <rui@wyre.example>", "Quinta do Wyre"),
        ("RRHH Bodegas Wyreside <rrhh@wyreside.example>", "Bodegas Wyreside"),
        ("Friends of Wyreside <office@wyreside.example>", "Friends of Wyreside"),
        ("Cafe Wyre <cafewyre@post.example>", "Cafe Wyre"),
        ("HR Fortis Bank <hr@fortis.example>", "Fortis Bank"),
    ],
)
def test_the_full_name_of_the_sender_outweighs_the_domain(sender, organisation):
    body = "Thank you for applying. You have not been shortlisted.\n"
    assert read_answers(write_mail(body, sender=sender)).organisation == organisation


def test_the_full_name_in_the_signature_outweighs_its_end_in_the_domain():
    body = (
        "Dear Ada,\n\nWe chose another for the Guide job.\n\nMarek\nOwner, Penzion Modrá Hvězda\n"
    )
    mail = write_mail(body, sender="Marek Novák <marek@modrahvezda.example>")
    assert read_answers(mail).organisation == "Penzion Modrá Hvězda"


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
        ("Human Resources\nLovelace & Hopper (Holdings) plc",
         "Lovelace & Hopper (Holdings) plc"),
        ("Pathology Directorate\nElmshire NHS Trust", "Elmshire NHS Trust"),
        ("Wyre Credit Union Limited is regulated by the Bank.", "Wyre Credit Union Limited"),
        ("Wyre Valley University Hospitals NHS Foundation Trust",
         "Wyre Valley University Hospitals NHS Foundation Trust"),
        ("Ministry of Housing, Land and Water", "Ministry of Housing, Land and Water"),
        ("Lovelace, Hopper & Partners Recruitment Ltd",
         "Lovelace, Hopper & Partners Recruitment Ltd"),
        ("Grace Hopper\nDirector for Bridges and Chair of the Jury\nAda B. Lovelace Museum",
         "Ada B. Lovelace Museum"),
        ("Grace from the Lovelace Bridge Trust", "Lovelace Bridge Trust"),
    ],
)  # fmt: skip
def test_the_whole_name_of_the_organisation_is_read_from_the_signature(signature, organisation):
    body = f"Dear Ada,\n\nYou have not been shortlisted.\n\nKind regards\n{signature}\n"
    mail = write_mail(body, sender="Post <post@wyre.example>")
    assert read_answers(mail).organisation == organisation


@pytest.mark.parametrize(
    ("sender", "signature", "organisation"),
    [
        ("grace@lhblaw.example", "Lovelace, Hopper & Byron, L.P.A.",
         "Lovelace, Hopper & Byron, L.P.A."),
        ("grace@lhb.example", "Office Manager\nLovelace, Hopper & Byron, LLP",
         "Lovelace, Hopper & Byron, LLP"),
        ("hopper@ib-wyre.example", "Abteilung Optik\nInstitut für Brückenbau Wyre e. V.",
         "Institut für Brückenbau Wyre"),
        ("rector@wyreparish.example", "Rector\nThe Parish of St Ada with St Grace, Wyre",
         "Parish of St Ada with St Grace, Wyre"),
    ],
)  # fmt: skip
def test_an_organisation_is_told_apart_from_other_lines_below_a_name(
    sender, signature, organisation
):
    body = (
        f"Dear Ada,\n\nYou have not been shortlisted.\n\nKind regards\nGrace Hopper\n{signature}\n"
    )
    mail = write_mail(body, sender=f"Grace Hopper <{sender}>")
    assert read_answers(mail).organisation == organisation


@pytest.mark.parametrize(
    ("sender", "subject", "organisation"),
    [
        ("Sue and Dave <elmhillkennels@post.example>", "Kennel hand at Elm Hill Kennels",
         "Elm Hill Kennels"),
        ("Sue and Dave <dogs@post.example>", "Kennel hand", ""),
        ("Sue & Dave <hello@sueanddave.example>", "Kennel hand", "Sue & Dave"),
        ("Sue & Dave <hello@suedave.example>", "Kennel hand", "Sue & Dave"),
    ],
)  # fmt: skip
def test_a_couple_is_an_organisation_only_if_the_domain_has_both_names(
    sender, subject, organisation
):
    body = "Dear Ada,\n\nWe have given the job to somebody else.\n\nAll the best\nSue and Dave\n"
    mail = write_mail(body, sender=sender, subject=subject)
    assert read_answers(mail).organisation == organisation


@pytest.mark.parametrize("name", ["Trinity Term", "the Gear Council"])
def test_a_name_in_a_sentence_is_not_an_organisation_unless_the_domain_agrees(name):
    body = f"Dear Ada,\n\nSomebody else got the job. I met her at {name}.\n\nGrace\n"
    mail = write_mail(body, sender="Grace Hopper <gh@wyreparsersguild.example>")
    assert read_answers(mail).organisation == ""


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
def test_the_article_is_read_but_the_legal_form_only_in_a_signature(words, signature, organisation):
    text = f"You applied for a post {words}. You have not been shortlisted."
    body = f"Dear Ada,\n\n{text}\n\nRegards\n{signature}\n"
    mail = write_mail(body, sender="Jobs <no-reply@wyre.example>")
    assert read_answers(mail).organisation == organisation


def test_a_name_in_lower_case_is_read_if_the_sender_has_it():
    body = (
        "hi Ada,\n\nthanks for applying to wheelhouse. you have not been shortlisted.\n\nthe team\n"
    )
    mail = write_mail(body, sender="wheelhouse <jobs@wyre-mail.example>")
    assert read_answers(mail).organisation == "wheelhouse"


@pytest.mark.parametrize(
    ("address", "signature", "organisation"),
    [
        ("ada@post.example", "Grace @ Byron & Thorne xx", "Byron & Thorne"),
        ("mr@byronholt.example", "Grace\n\nByron & Holt . Mill Road 1 . Wyreham", "Byron & Holt"),
        ("hr@wyreham-city.example", "City of Wyreham", "City of Wyreham"),
        ("no-reply@service.example", "HR\nAgence des eaux du Nord", "Agence des eaux du Nord"),
        ("rector@stbyronallsaints.example", "Grace\nSt Byron with All Saints, Wyreham",
         "St Byron with All Saints"),
    ],
)  # fmt: skip
def test_the_organisation_is_told_apart_from_what_surrounds_it(address, signature, organisation):
    body = f"Hi Ada,\n\nThank you for coming in. We have chosen somebody else.\n\n{signature}\n"
    assert read_answers(write_mail(body, sender=f"Grace <{address}>")).organisation == organisation


def test_the_place_of_a_branch_is_not_an_organisation():
    text = "A colleague at the Wyreham branch has the post. You have not been selected."
    mail = write_letter(text, sender="Grace <grace@mail.example>")
    assert "Wyreham" not in read_answers(mail).organisation


def test_the_organisation_may_be_at_the_end_of_the_only_paragraph():
    text = "Hi Ada, the driver job has gone now, thanks for asking. Byron & Sons (Timber) Ltd"
    answers = read_answers(write_mail(text, sender="Accounts <accounts@wyre.example>"))
    assert (answers.organisation, answers.recipient_name) == ("Byron & Sons (Timber) Ltd", "")


@pytest.mark.parametrize(
    "line", ["PhD Admissions", "Department of Engines", "Principal's Office", "Tom\nředitel"]
)
def test_an_office_a_department_or_a_job_title_is_not_an_organisation(line):
    body = f"Dear Ada,\n\nYou have not been shortlisted.\n\nKind regards\n{line}\n"
    mail = write_mail(body, sender="Jobs <no-reply@wyre.example>")
    assert read_answers(mail).organisation == ""


def test_a_careers_team_that_the_domain_names_is_not_the_organisation():
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nWyreside Early Careers\n"
    sender = "Wyreside Early Careers <no-reply@wyresideearlycareers.example>"
    mail = write_mail(body, sender=sender)
    assert read_answers(mail).organisation == "Wyreside"


@pytest.mark.parametrize(
    ("signature", "organisation"),
    [
        ("Grace\nWyre Valley Ridge, RD 3", "Wyre Valley Ridge"),
        ("Grace\nWyre Valley Ridge, Yorkshire", ""),
        ("Grace Hopper\nLovelace, Byron & Partner AG\nZürich", "Lovelace, Byron & Partner AG"),
        ("Grace Hopper\nSolicitor & Partner", ""),
        ("Grace Hopper\nParish of St Byron, Wyreham", "Parish of St Byron"),
        ("Grace\nfor Sir Hector and Lady Byron", ""),
    ],
)
def test_a_signature_may_only_name_what_is_surely_an_organisation(signature, organisation):
    body = f"Dear Ada,\n\nThe job went to somebody else.\n\nKind regards\n{signature}\n"
    mail = write_mail(body, sender="Grace Hopper <grace@mail.example>")
    assert read_answers(mail).organisation == organisation


def test_a_town_is_read_from_a_letterhead_in_capitals():
    body = "TOWN OF WYRE FALLS\nPERSONNEL OFFICE\n\nYOU WERE NOT SELECTED FOR THE POSITION.\n"
    mail = write_mail(body, sender="Town of Wyre Falls HR <hr@wyrefalls.example>")
    assert read_answers(mail).organisation.casefold() == "town of wyre falls"


def test_the_name_of_a_saint_is_read_from_a_letterhead_in_capitals():
    mail = """\
ST. BYRON'S ACADEMY
P.O. Box 417, Wyreham

Dear Madam,

You have not been shortlisted for the post of teacher.

Yours faithfully,
G. Hopper
"""
    assert read_answers(mail).organisation == "ST. BYRON'S ACADEMY"


@pytest.mark.parametrize(
    ("domain", "organisation"),
    [
        ("kestrelharbourhaulage", ""),
        ("larkwaterhaulage", "Larkwater Haulage"),
        ("highlandpharmacy", "Highland Pharmacy"),
        ("larkstreetdental", "Lark Street Dental"),
        ("larkandtimber", "Lark and Timber"),
        ("pradhandental", "Pradhan Dental"),
        ("larkandsons-joinery", "Lark and Sons Joinery"),
        ("larkhospitality", "Lark Hospitality"),
        ("strandprojects", ""),
        ("stjudeshospice", ""),
        ("thelarkrestaurant", "Lark Restaurant"),
        ("tinylark", "Tinylark"),
        ("larkpost", ""),
        ("larkfieldjobs", "Larkfield"),
        ("quillhr", "Quill"),
        ("larkjobs", ""),
        ("roan-ox", ""),
        ("roan-horse", "Roan Horse"),
    ],
)
def test_a_domain_is_split_only_into_words_that_are_clear(domain, organisation):
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nGrace\n"
    answers = read_answers(write_mail(body, sender=f"Grace <grace@{domain}.example>"))
    assert answers.organisation == organisation


@pytest.mark.parametrize(
    ("sender", "organisation"),
    [
        ("Grace <grace@ironhollow.example>", "Ironhollow"),
        ("Recruiting <grace@ironhollow.example>", ""),
        ("Grace <grace@threeironlarks.example>", ""),
        ("Grace <grace@inboxholder.example>", ""),
        ("Grace Brandl <gb@brandlholzbau.example>", "Brandl Holzbau"),
        ("Grace <grace@kaptumodairy.example>", "Kaptumo Dairy"),
        ("Grace <grace@kaptumotea.example>", "Kaptumo Tea"),
        ("Grace Hollin <gh@hollinsbread.example>", "Hollin's Bread"),
    ],
)
def test_a_domain_is_split_only_after_a_name_from_the_mail(sender, organisation):
    body = "Dear Ada,\n\nThank you for coming to Kaptumo. You were not selected.\n"
    assert read_answers(write_mail(body, sender=sender)).organisation == organisation


@pytest.mark.parametrize(
    ("sender", "text", "organisation"),
    [
        ("grace@larkcare.example", "Grace\nElm House Care Home, part of Lark Care", "Elm House Care Home"),
        ("jobs@larkcare.example", "Grace Hopper\nElm Motors, a Lark Care company", "Elm Motors"),
        ("g@post.example", "Penrose Legal has decided not to progress your application.",
         "Penrose Legal"),
        ("g@post.example", "Thanks for doing the trial shift at the Copper Kettle.",
         "Copper Kettle"),
        ("g@post.example", "Thanks for coming up to Gorse Hill Farm.", "Gorse Hill Farm"),
        ("g@post.example", "Young Nathan has the job now.", ""),
        ("g@post.example", "Thanks for joining us at the Assessment Day in Larkham.", ""),
        ("g@larkinst.example", "Grace\nInstitute for Larks\nLark Wood Institute", "Lark Wood Institute"),
        ("g@lark.example", "Grace\nLark Workers' Co-operative", "Lark Workers' Co-operative"),
        ("g@post.example", "Grace Hopper\n\nDr I. Okello & Partners", "Dr I. Okello & Partners"),
        ("g@post.example", "Grace\nLark C of E (VA) Primary School", "Lark C of E (VA) Primary School"),
        ("g@post.example", "You applied to the Lark Hotel, Edinburgh.", "the Lark Hotel"),
        ("noreply@hirebus.example", "This was sent to you by Hirebus for Lark Parcels.",
         "Lark Parcels"),
        ("g@csrl.example", "L'équipe\nConseil scolaire de la Rivière", "Conseil scolaire de la Rivière"),
        ("g@post.example", "You applied to Lark Coffee Roasters in Moshi.", "Lark Coffee Roasters"),
        ("HOPPER, Grace (LARK SURGERY - M8) <g.hopper@nhs.example>", "Grace", "LARK SURGERY"),
        ("Lark Care Ltd <lark-care@jobs.carebus.example>",
         "We do not need you at Lark Care Ltd.\n\nCarebus", "Lark Care Ltd"),
        ("tara@7larksbrewery.example", "Tara\n7 Larks Brewery", "7 Larks Brewery"),
        ("Front Desk <frontdesk@lark.example>", "We work at Lark Dental.", "Lark Dental"),
        ("Personal <personal@f.example>", "Federal Office of Larks\nHuman Resources",
         "Federal Office of Larks"),
        ("g@post.example", "Dr. Lark has decided to move forward with others.", ""),
        ("studio@kilnandco.example", "Big hugs,\nSal & Dee", "Kiln and Co"),
        ("g47@larkbox.example", "The committee of Lark Allotments Society met.",
         "Lark Allotments Society"),
        ("g47@larkings.example", "The committee met.", ""),
    ],
)  # fmt: skip
def test_the_organisation_is_found_in_its_usual_places(sender, text, organisation):
    body = f"Hi Ada,\n\nThank you for coming in. You have not been selected.\n\n{text}\n"
    sender = sender if "<" in sender else f"<{sender}>"
    assert read_answers(write_mail(body, sender=sender)).organisation == organisation


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        ("HR Officer\nDunecrest Trading Co. L.L.C.", "Dunecrest Trading Co. L.L.C."),
        ("HR Officer\nDunecrest Builders, L.L.C.", "Dunecrest Builders"),
        ("Headteacher\nHoly Cross R.C. Academy", "Holy Cross R.C. Academy"),
        ("Dunecrest Store Recruitment", "Dunecrest"),
    ],
)
def test_full_stops_and_a_store_team_do_not_hide_the_organisation(lines, organisation):
    body = f"""\
Hello Ada,

Unfortunately you have not been successful this time.

Regards,
Grace Hopper
{lines}
"""
    answers = read_answers(write_mail(body, sender="Grace Hopper <hopper@duco.example>"))
    assert answers.organisation == organisation


@pytest.mark.parametrize(
    ("sender", "lines", "organisation"),
    [
        ("Jobs <jobs@anadoluport.example>", "Anadolu Port Services A.Ş.",
         "Anadolu Port Services A.Ş."),
        ("Joblet on behalf of Wyre Omnibus Co. <noreply@joblet.example>", "Joblet",
         "Wyre Omnibus Co"),
        ("Selections <jobs@alpinewaters.example>", "Agency for Alpine Waters",
         "Agency for Alpine Waters"),
        ("M. Lang <m.lang@voies-waterways.example>",
         "Department of Inland Waterways / Ministère des Voies", "Department of Inland Waterways"),
        ("Brand <hello@sprigandbarrel.example>", "*Sprig & Barrel* | tiny batch shrubs",
         "Sprig & Barrel"),
        ("Principal WVI <principal@wvischool.example>",
         "Principal\nWyre Valley Institute Sr. Sec. School", "Wyre Valley Institute Sr. Sec. School"),
        ("HR <hr@gulfcrane.example>", "M/s Gulf Crane Contracting Co. W.L.L.",
         "Gulf Crane Contracting Co. W.L.L."),
        ("Ilaria <ilaria@unimarea.example>",
         "Ilaria Conti\nDipartimento di Fisica\nUniversità di Marea", "Università di Marea"),
        ("Ali <ali@bosphorustextile.example>",
         "Ali Çelik\nİnsan Kaynakları Müdürü\nBosphorus Tekstil San. ve Tic. A.Ş.",
         "Bosphorus Tekstil San. ve Tic. A.Ş."),
        ("Rector <rector@stannes.example>", "Rector, St Anne's", "St Anne's"),
        ("Dana <dana@larkandmoor.example>",
         "Dana\n\nDana Poe | Consultant, Built Works Lark & Moor Ltd | A member. Lark & Moor Ltd is a"
         " registered company, and everything that it sends is confidential.", "Lark & Moor"),
        ("Dana <dana@wren.example>",
         "Dana\n\nDana Poe | Manager | Wren Bakeries, Site 2\nPlease think before printing",
         "Wren Bakeries"),
        ("Dana Poe <head@wrenpark.example>", "Dana Poe\nElm School\nPart of the Wren Academy Trust",
         "Elm School"),
        ("Dana <dana@wrenlaw.example>", "Dana Poe\nLaw Offices of Dwight T. Wren, P.C.",
         "Law Offices of Dwight T. Wren"),
        ("Dana <dana@almendro.example>", "Dana Poe\nCasa Almendro, Hotel Rural", "Casa Almendro"),
        ("Riaan Poe <riaan.poe@wren.example>", "Riaan Poe | Talent Partner | Wren Bakeries",
         "Wren Bakeries"),
    ],
)  # fmt: skip
def test_the_sender_helps_to_read_the_whole_name_of_the_organisation(sender, lines, organisation):
    body = f"Dear Ada,\n\nYou have not been selected.\n\nKind regards,\n{lines}\n"
    assert read_answers(write_mail(body, sender=sender)).organisation == organisation


@pytest.mark.parametrize(
    ("sentence", "organisation"),
    [
        ("The panel of the Philharmonia Marrow heard eleven players.", "Philharmonia Marrow"),
        ("Your form was received by East Marrow Borough Council.", "East Marrow Borough Council"),
    ],
)  # fmt: skip
def test_a_sentence_names_the_organisation_that_decided(sentence, organisation):
    body = f"Dear Ada,\n\n{sentence} You have not been selected.\n"
    answers = read_answers(write_mail(body, sender="Talentgrid <noreply@talentgrid.example>"))
    assert answers.organisation == organisation


def test_an_older_message_of_the_thread_names_the_organisation():
    body = """\
Dear Ada,

I gave the job to somebody else.

Grace

On Monday, Grace Hopper <grace@larkrisestores.example> wrote:
> Come on Friday.
>
> Grace Hopper, Manager, Lark Rise Stores
"""
    answers = read_answers(write_mail(body, sender="Grace <grace@larkrisestores.example>"))
    assert answers.organisation == "Lark Rise Stores"
