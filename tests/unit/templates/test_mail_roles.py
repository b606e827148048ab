"""The role that a mail is about."""

import pytest

from helpers.mails import CLOSE_REFUSAL, read_answers, write_letter, write_mail


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
        ("for the ON CALL NURSE role", "On Call Nurse"),
        ("for the Bus Driver scheme", "Bus Driver"),
        ("about the Bus Driver thing", "Bus Driver"),
        ("and for every Bus Driver spot", "Bus Driver"),
        ("for the offer of Bus Driver", "Bus Driver"),
        ("for Bus Driver then", "Bus Driver"),
        ("so nice to talk about being a Bus Driver at our depot", "Bus Driver"),
        ("after a word with the owners about the position of Bus Driver", "Bus Driver"),
        ("and wanting to be part of the Tramways crew as a Bus Driver", "Bus Driver"),
        ("as the best bus driver we have met", "Bus Driver"),
        ("for the Bus Driver and it was a pleasure", "Bus Driver"),
        ("and your application for Bus Driver reached us", "Bus Driver"),
        ("for the one Bus Driver post", "Bus Driver"),
        ("so not this time for the CDP role", "CDP"),
        ("for the PhD position", "PhD position"),
        ("for the position as Bus Driver hos Wyreside Tramways", "Bus Driver"),
        ("and your interest in becoming Bus Driver", "Bus Driver"),
        ("for the post of Bus Driver “Night Routes”", "Bus Driver"),
        ("for these openings:\n\n• Bus Driver\n\n", "Bus Driver"),
        ("for Working Student Data Analytics (f/m/x)", "Working Student Data Analytics"),
        ("for Bus Driver (night shift) accepted by you", "Bus Driver"),
        ("and to the work of Bus Driver Trainee another was called", "Bus Driver Trainee"),
        ("for the post of Bus Driver (Night) and regret the delay", "Bus Driver"),
        ("and please ask your trainer within 48 hours for the Bus Driver role", "Bus Driver"),
        ("while we had two Bus Driver seats", "Bus Driver"),
        ("before we gave Bus Driver to my niece", "Bus Driver"),
        ("since the Bus Driver I hired in May has gone", "Bus Driver"),
        ("for the place of Bus Driver", "Bus Driver"),
        ("for Bus Driver in Kisumu", "Bus Driver"),
        ("for Lecturer in Botany", "Lecturer in Botany"),
        ("for the Bus Driver role (your current role: Cook)", "Bus Driver"),
        ("for the city-side Bus Driver role", "Bus Driver"),
        ("for your registration as Bus Driver", "Bus Driver"),
        ("for the Bus Driver II role", "Bus Driver II"),
        ("for the Audit Senior role", "Audit Senior"),
        ("for the Bus Driver’s job", "Bus Driver"),
        ("before we gave Jo the bus driver's seat", "Bus Driver"),
        ("while all 12 Summer Team Member spots went", "Summer Team Member"),
        ("to the depot, the ones hunting a Bus Driver for nights", "Bus Driver"),
        ("for the luthier’s apprenticeship", "Luthier’s Apprenticeship"),
        ("for this vacancy:\n\nReference: 190 / Bus Driver / East Terminal\n\n", "Bus Driver"),
    ],
)
def test_a_role_is_read_without_the_words_around_it(words, role):
    mail = CLOSE_REFUSAL.replace("for the Programming Lead role", words)
    # Only the body may name the role.
    mail = mail.replace("Subject: Programming Lead", "Subject: your application")
    assert read_answers(mail).role == role


@pytest.mark.parametrize(
    ("subject", "role"),
    [
        ("Your application | Asst. Manager - Quality | Q/0417", "Assistant Manager, Quality"),
        ("Result for the post of Asst. Manager", "Assistant Manager"),
        ("Re: your application hydrologist (0.8 fte), team Rivers", "Hydrologist"),
        ("Re: poste de « Technical Translator » (Lyon)", "Technical Translator"),
        ("[Remote] Data Engineer - your application", "Data Engineer"),
        ("Night Porter 🌙", "Night Porter"),
        ("Night Porter commencing September", "Night Porter"),
        ("Sollicitatie Night Porter", "Night Porter"),
        ("Vaga de Night Porter – resposta", "Night Porter"),
        ("Candidature au poste de Night Porter", "Night Porter"),
        ("JR-0012 Night Porter 80-100% (Bern)", "Night Porter"),
        ("Night Porter 60 %", "Night Porter"),
        ("APPLICATION FOR EMPLOYMENT AS NIGHT PORTER", "Night Porter"),
        ("Musical Director audition", "Musical Director"),
        ("Intake Specialist position", "Intake Specialist"),
        ("RE: Paraplanner", "Paraplanner"),
        ("Second Mate", "Second Mate"),
        ("Night Porter interviews, 3 June", "Night Porter"),
        ("AW: Angebot Night Porter", "Night Porter"),
        ("Sr. Executive - Night Services", "Sr. Executive, Night Services"),
        ("Second interview Paraplanner", "Paraplanner"),
        ("cellar hand", "Cellar Hand"),
        ("Training contract application", "Training contract"),
        ("Application for employment - Night Porter", "Night Porter"),
        ("Your offer - Viticulturist", "Viticulturist"),
        ("Re: night porter, from January", "Night Porter"),
        ("SV: Tilbud / offer - BIM-koordinator", "BIM-koordinator"),
        ("【Wyre Seimitsu】 Result of selection (Night Porter)", "Night Porter"),
        ("Re: porter in the night team", "Porter"),
        ("night porter, spring season", "Night Porter"),
        ("Audition Second Oboe, 3 March", "Second Oboe"),
        ("Fwd: Candidates for Night Porter", "Night Porter"),
        ("Friday – the night porter's job", "Night Porter"),
        ("Au pair – thank you", "Au pair"),
        ("No luck with night porter", "Night Porter"),
        ("Night Porter (m/w/d) Absage", "Night Porter"),
        ("We have made a decision about your Night Porter application", "Night Porter"),
        ("machinist night shift – after Tuesday", "Machinist"),
        ("Taxidermist", "Taxidermist"),
        ("Re: Night Porter 0.6 FTE", "Night Porter"),
        ("Your withdrawal, Night Porter", "Night Porter"),
        ("Night Porter positions 2026", "Night Porter"),
        ("A note from the head gardener", ""),
        ("Fwd: observers", ""),
    ],
)
def test_a_role_is_read_from_the_subject(subject, role):
    body = "Dear Ada,\n\nYou have not been shortlisted.\n\nRegards,\nGrace Hopper\n"
    assert read_answers(write_mail(body, subject=subject)).role == role


@pytest.mark.parametrize(
    "subject",
    [
        "Your withdrawal, Night Porter",
        "Internal vacancy IV-2207 Night Porter - your application",
        "Om Night Porter – a long answer",
        "Wyre Hotels, 24-00318 (Night Porter)",
        "AW: Contract Night Porter",
    ],
)
def test_details_in_the_subject_do_not_change_the_role_in_the_letter(subject):
    body = "Dear Ada,\n\nSomebody else has the job “Night Porter – 24-00318 – Nights”.\n\nGrace\n"
    assert read_answers(write_mail(body, subject=subject)).role == "Night Porter"


def test_a_long_line_of_its_own_names_the_role():
    line = "Bus Driver - 2nd Shift (Req 8812-B) | Analytical Road Logistics - Depot 4, East Wyreham"
    body = f"Dear Ada,\n\nYou applied for this:\n\n  {line}\n\nYou have not been shortlisted.\n"
    assert read_answers(write_mail(body, subject="Your results")).role == "Bus Driver"


def test_a_line_with_a_label_in_the_signature_names_the_role():
    mail = CLOSE_REFUSAL.replace("for the Programming Lead role", "here")
    mail = mail.replace("Subject: Programming Lead", "Subject: Thursday")
    assert read_answers(f"{mail}Ref: Bus Driver, Nights\n").role == "Bus Driver"


def test_a_role_is_named_without_the_firm_before_it():
    mail = CLOSE_REFUSAL.replace("Analytical Engines", "Byron & Co")
    mail = mail.replace("Programming Lead", "Byron Bus Driver")
    assert read_answers(mail).role == "Bus Driver"


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("Wyreline Bridge Painter", "We know what it means to apply to Wyreline."),
        ("WTR Bridge Painter", "We wish you well."),
        ("Wyreline Bridge Painter", "Please see wyreline.example."),
    ],
    ids=["alone", "initials", "domain"],
)
def test_a_role_is_named_without_a_short_name_of_the_organisation(role, sentence):
    body = (
        f"Dear Ada,\n\nThank you for applying for the {role} programme. You have not been"
        f" shortlisted. {sentence}\n\nGrace Hopper\nWyreline Tunnels Railway\n"
    )
    domain = "wyreline" if "Please" in sentence else "post"
    mail = write_mail(body, sender=f"Grace Hopper <grace@{domain}.example>", subject="News")
    assert read_answers(mail).role == "Bridge Painter"


def test_the_brackets_after_other_words_name_the_role():
    body = (
        "Dear Ada,\n\nYou recently showed an interest in a career at Wyreline (Bridge Painter, Level"
        " 3). You have not been shortlisted.\n\nGrace Hopper\n"
    )
    assert read_answers(write_mail(body, subject="News")).role == "Bridge Painter"


def test_a_team_for_graduates_is_not_a_role():
    body = "Dear Ada,\n\nYou have not been selected.\n\nGraduate Recruitment\n\nGrace Hopper\n"
    assert read_answers(write_mail(body)).role == ""


def test_two_people_in_a_sentence_are_not_a_role():
    # A sister may also be a nurse.
    text = "I spoke to the two sisters at the shop, who know you. We have chosen somebody else."
    assert read_answers(write_letter(text, subject="hi")).role == ""


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
    assert read_answers(mail).role.casefold() == "apprentice electrician"


def test_a_role_that_is_only_in_the_forwarded_mail_is_found():
    mail = """\
From: Tamsin Pole <tamsin@wyre.example>
To: Ada Lovelace <ada@post.example>
Subject: FW: For Ada Lovelace

Dear Ada,

Please see below from Dr Hopper, who is now at sea.

Tamsin Pole
HR Assistant

---------- Forwarded message ----------
From: Grace Hopper <grace@wyre.example>
Date: Tue, 13 May 2025 at 18:20
Subject: For Ada Lovelace
To: Tamsin Pole <tamsin@wyre.example>

Dear Ada,

Thank you for coming. The panel has chosen another applicant for the Research Technician job.

Grace
"""
    assert read_answers(mail).role == "Research Technician"


@pytest.mark.parametrize("subject", ["Re: floats", "Position floats - answer"])
def test_a_role_without_a_role_noun_is_read_if_the_subject_repeats_it(subject):
    text = "I've given the floats job to a lad from the yard. Thanks for coming on Tuesday."
    assert read_answers(write_letter(text, subject=subject)).role == "Floats"
    assert read_answers(write_letter(text, subject="Tuesday")).role == ""


def test_a_school_year_is_not_a_role():
    mail = CLOSE_REFUSAL.replace("Programming Lead role", "Year 4 post")
    mail = mail.replace("Subject: Programming Lead", "Subject: Friday")
    assert read_answers(mail).role == ""


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The ward sister on Ward 7 will be Mary Seacole.", "Ward Sister"),
        ("The Bridge Painter team is complete again.", "Bridge Painter"),
        ("So we leave the driver's mate at that.", "Driver's Mate"),
        ("They said no to you for the Setter/Operator (nights) and to others.", "Setter/Operator"),
        ("We have taken on another crane operator.", "Crane Operator"),
        ("We were after a relief milker for weekends.", "Relief Milker"),
        ("Our shop assistant should have the Bus Driver maternity cover.", "Bus Driver"),
        ("The salaried GP must know Welsh.", "salaried GP"),
        ("The chef de partie must know pastry.", "Chef de Partie"),
        ("Bridge Painter is a strange job, and you applied.", "Bridge Painter"),
        ("Our next fishmonger will be Colin.", "Fishmonger"),
        ("I need my chef de rang to know the wines.", "Chef de Rang"),
        ("The folks seeking a Swimming Instructor passed.", "Swimming Instructor"),
        ("Nothing kept Bell Founder, a job since 1540, from closing.", "Bell Founder"),
        ("It is mostly the rota: Bridge Painter (Forth) is outdoors.", "Bridge Painter"),
        ("I gave Bridge Painter to a man from Head Office.", "Bridge Painter"),
        ("The sponsor's press officer told the Bridge Painter.", "Bridge Painter"),
        ("We have put your bridge painter application aside.", "Bridge Painter"),
        ("You came for “Bridge Painter – Forth”, the opening.", "Bridge Painter"),
        ("The owners and the museum trustees met.", ""),
        ("Bridge painter spot went on Monday, though.", "Bridge painter"),
        ("I have given bridge painter to Naz off the late shift.", "Bridge Painter"),
        ("We have gone with Shane as groundsman this year.", ""),
        ("We have gone with Shane as bridge painter for now.", "Bridge Painter"),
        ("I cannot see us needing a bookseller before May.", "Bookseller"),
        ("We have found a butcher now.", "Butcher"),
        (
            "Your application for Tea Taster cum Store Lead (Nights) arrived here.",
            "Tea Taster cum Store Lead",
        ),
        ("I am afraid we are unable to offer you a bridge painter post.", "Bridge Painter"),
        ("They have given notice to the owners.", ""),
        ("We gave the role to the other finalist.", ""),
        ("I have a bridge painter in Leeds, who would like you.", ""),
        ("The bridge painter wrote that you were equal.", ""),
        ("We have managed with the bridge painter before.", ""),
        ("You would have come from Captain Cook.", ""),
        ("It is not for now mate, but come back in the spring.", ""),
        ("Should you apply for a Bridge Painter post, write to me.", ""),
        ("There is a Bridge Painter post in Leeds that may suit.", ""),
        ("You are now in an officer role elsewhere.", ""),
        ("Stay salty! Your Foamhouse Hiring Crew", ""),
        # None of these is the role that the letter refuses.
        ("We spoke of the fact that she can lead.", ""),
        ("They put a stop on all head office headcount.", ""),
        ("The hiring manager chose another.", ""),
        ("The boat builder liked you, and so did the sail maker.", ""),
        ("You are a lovely worker, and would be a fine teacher.", ""),
    ],
)
def test_the_only_role_in_a_mail_is_read_from_any_sentence(sentence, role):
    body = f"Dear Ada,\n\nThank you for the visit. We chose another. {sentence}\n\nGrace Hopper\n"
    assert read_answers(write_mail(body, subject="Thursday")).role == role


@pytest.mark.parametrize(
    "heading", ["Teacher of Botany (with KS5) – MPS + TLR2a", "Teacher of Botany (Roses), 40 hours"]
)
def test_a_heading_with_details_outweighs_another_role_in_the_subject(heading):
    body = f"Dear Ada\n\n{heading}\n\nYou have not been shortlisted.\n"
    mail = write_mail(body, subject="Letter from the Headteacher")
    assert read_answers(mail).role == "Teacher of Botany"


def test_another_role_offered_at_the_end_of_a_mail_is_not_the_one_refused():
    body = (
        "Dear Ada,\n\nIt was you or the other. The other it is. I liked your talk. Being second is"
        " no fun. I've a Bus Driver role in Leiden that may suit you.\n\nGrace Hopper\n"
    )
    assert read_answers(write_mail(body, subject="RE: Acme - Night Porter")).role == "Night Porter"


def test_the_role_in_a_subject_is_read_without_reference_numbers():
    body = "Dear Ada\n\nYou have not been shortlisted.\n"
    mail = write_mail(body, subject="AAW/2026/TA/09 - Night Porter (AST 3) - result")
    assert read_answers(mail).role == "Night Porter"


def test_an_organisation_that_sounds_like_a_role_is_not_a_role():
    mail = CLOSE_REFUSAL.replace("for the Programming Lead role at", "with")
    mail = mail.replace("Subject: Programming Lead", "Subject: your application")
    mail = mail.replace("Analytical Engines", "Lovelace Partners")
    answers = read_answers(mail)
    assert (answers.organisation, answers.role) == ("Lovelace Partners", "")
