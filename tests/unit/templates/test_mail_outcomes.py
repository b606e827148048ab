"""What a mail says about how the application ended and how often the writer and the employer met."""

import pytest

from helpers.mails import CLOSE_REFUSAL, read_answers, write_letter, write_mail


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("We have decided not to fill this role.", "role_closed"),
        ("You stay in your present post here. We have appointed another colleague.", "internal"),
        ("Thank you for letting us know that you are withdrawing your application.", "withdrew"),
        ("I am sorry that you have decided not to accept our offer.", "declined"),
        ("You signed the contract, and now you will not be starting after all.", "reneged"),
        ("It was good to talk on the phone. We will not be taking things further.", "screened_out"),
        ("Thank you for coming in on Monday. We chose someone else.", "not_selected"),
        ("We are no longer considering your application for Head Weaver.", "application_only"),
        ("After the interview that you had with our team we chose others.", "not_selected"),
        ("The board has imposed a freeze on all new posts. I cannot continue.", "role_closed"),
        ("Thanks for sending this over. We have already filled it.", "application_only"),
        (
            "Thanks for letting me know that you have decided to stay at the mill."
            " I have taken your name off the list for the weaver job.",
            "withdrew",
        ),
    ],
)
def test_the_outcome_is_read_from_a_plain_sentence(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "Thank you for ringing me back on Thursday. I asked the captain about your sea time, and"
            " he wants two years on tankers before he meets anybody.",
            "screened_out",
        ),
        (
            "It was good to meet you in the archive. Two of you could have had the post, and the vote"
            " went to the other by a single hand.",
            "runner_up",
        ),
    ],
)
def test_the_outcome_is_read_if_no_single_phrase_shows_it(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


def test_the_writers_quoted_refusal_of_an_offer_decides_the_outcome():
    body = (
        "Hei Ada,\n\nThank you for a clear answer, even if it was not the one that we hoped for. I"
        " have told the office that you do not take the job.\n\nGrace\n\n"
        "On 3 May 2025, Ada Lovelace wrote:\n> I am going to say no to the offer.\n"
    )
    assert read_answers(write_mail(body)).outcome == "declined"


@pytest.mark.parametrize(
    ("own_words", "outcome"),
    [
        ("After two sleepless nights I've decided to stay where I am. Thank you for the offer.",
         "declined"),
        ("I am writing to take my name out of the search before the campus visit.", "withdrew"),
        ("I have decided to step out of the running for the post.", "withdrew"),
    ],
)  # fmt: skip
def test_the_writers_quoted_decision_decides_the_outcome(own_words, outcome):
    body = (
        "Dear Ada,\n\nHow thoughtful of you to tell us now. I have told the office that the post"
        " was offered and refused, and goes back out on Friday.\n\nMy best to your mother.\nGrace\n\n"
        f"On 3 May 2025, Ada Lovelace wrote:\n> {own_words}\n"
    )
    assert read_answers(write_mail(body)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("You were not selected, as a nurse has the post. See you on shift.", "internal"),
        ("The post went to our apprentice. Thank you for the interview.", "not_selected"),
        ("Thank you for the interview. Our cook is to be the new brewer.", "not_selected"),
        ("We were still talking about two at midnight. The post went to the other.", "runner_up"),
        ("There was next to nothing in it. We chose the other person we met.", "runner_up"),
        ("Thank you for your part in the selection event. You were not selected.", "not_selected"),
        ("We shook hands with somebody else after your trial day.", "not_selected"),
        ("The owner will manage without a cook this year. You were not chosen.", "role_closed"),
        ("I have crossed out your slot on Friday, as you no longer want the job.", "withdrew"),
        (
            "Thank you for the interview. We shall not be offering you the appointment.",
            "not_selected",
        ),
        ("All our summer jobs for this year have gone now. Good luck.", "application_only"),
        ("We've closed the Gardener position without making a hire.", "role_closed"),
        (
            "I promised the bookseller's job to my niece. Sorry, it was a good interview.",
            "not_selected",
        ),
        (
            "He is giving the mechanic's job to his cousin. Thanks for the interview.",
            "not_selected",
        ),
        ("You have turned us down so kindly. I have cancelled the offer.", "declined"),
        (
            "Thank you for coming to the assessment day. We cannot offer you a contract.",
            "not_selected",
        ),
        (
            "This has reference to your application and interview had with our manager on Monday."
            " We regret that it could not be considered further.",
            "not_selected",
        ),
        (
            "Thank you for your interview. We cannot offer you a post, nor place you on the reserve list.",
            "not_selected",
        ),
        (
            "Thank you for the interview. We've offered Head Roaster to someone else.",
            "not_selected",
        ),
        ("We had many applications. We decided us for another applicant.", "application_only"),
        (
            "The team enjoyed the design session and the chat with Luis. We chose someone else.",
            "not_selected",
        ),
        (
            "I had the screening call with you on Monday. You have not been put through.",
            "screened_out",
        ),
        (
            "Thank you for your CV. The requisition is closed, as a candidate has been selected.",
            "application_only",
        ),
        ("We cannot afford an organist. It was good to hear you play.", "role_closed"),
        ("Thank you for the interview. We chose another. You are first substitute.", "runner_up"),
    ],
)
def test_outcomes_in_common_words_are_read(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "other_outcome"),
    [
        ("We chose somebody else after the interview. We are keeping your CV on file.", "internal"),
        (
            "You did well at the interview, but we will not move you up to the next round.",
            "internal",
        ),
        ("After the interview we chose another. Please write to our receptionist.", "internal"),
        ("We met on the floor for visitors. You were not selected.", "internal"),
        ("Thank you for the interview. We came second in a tender and chose someone.", "runner_up"),
        ("You live so near to us. After the interview we chose someone else.", "runner_up"),
        ("Thank you for the interview. We chose another; no reply is needed.", "role_closed"),
        ("You cannot take the late bus. After the interview we chose another.", "declined"),
        (
            "You told your team lead too early, I fear: after both interviews we chose another.",
            "internal",
        ),
        (
            "It was a close decision between several good candidates. After the interview we chose"
            " somebody else.",
            "runner_up",
        ),
        ("Thank you for your form. We chose another. Ring me for a chat some day.", "screened_out"),
        (
            "As I told you on the telephone, we chose somebody else after your lesson.",
            "screened_out",
        ),
    ],
)
def test_the_same_words_about_another_matter_do_not_change_the_outcome(text, other_outcome):
    assert read_answers(write_letter(text)).outcome != other_outcome


@pytest.mark.parametrize(
    ("sender", "outcome"),
    [
        ("Engines <no-reply@engines.example>", "application_only"),
        ("Grace Hopper <grace@engines.example>", ""),
        ("Grace Hopper <grace@lovelace.example>", "internal"),
    ],
)
def test_the_sender_may_show_the_outcome_if_the_words_do_not(sender, outcome):
    mail = CLOSE_REFUSAL.replace("Grace Hopper <grace@engines.example>", sender)
    mail = mail.replace("ada@example.org", "ada@lovelace.example")
    mail = mail.replace("Thank you for coming to both interviews for", "This is about")
    mail = mail.replace("It was a very close decision.", "")
    assert read_answers(mail).outcome == outcome


@pytest.mark.parametrize(
    ("own_words", "outcome"),
    [
        ("accepted a post elsewhere", "withdrew"),
        ("accepted a post in Lisbon", "withdrew"),
        ("accepted your offer in May", "reneged"),
    ],
)
def test_only_a_writer_who_had_accepted_the_offer_reneges(own_words, outcome):
    text = (
        "Dear Ada,\n\nThank you, I have noted your withdrawal for the lead role.\n\nGrace\n\n"
        f"On 3 May 2025, Ada Lovelace wrote:\n> I have {own_words}, but must withdraw.\n"
    )
    assert read_answers(write_mail(text)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("As you asked, we have closed your application for the post of clerk.", "withdrew"),
        (
            "I was sorry to get your note, and have told the panel that you are no longer in the"
            " running. We shall interview the other two.",
            "withdrew",
        ),
        (
            "Thanks for your answer. I'm sorry that you won't be coming on the 5th. The other two will"
            " be interviewed, and your application is closed.",
            "withdrew",
        ),
        (
            "We understand that you do not accept the proposal for the function of clerk. We"
            " register that it is closed.",
            "declined",
        ),
        (
            "We refer to your mail conveying your inability to join. As you accepted the offer in"
            " May, your candidature is closed and the offer stands cancelled.",
            "reneged",
        ),
    ],
)
def test_the_outcome_is_read_from_a_letter_that_confirms_the_writers_decision(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "Thanks for ringing me about it. I'd already told everyone, but I"
            " see that the money was not enough. We'll advertise again next week.",
            "declined",
        ),
        (
            "Thanks for ringing me about it. I've cancelled the interview on Friday and told the"
            " others on the panel. If things change at home, look out for us in the autumn.",
            "withdrew",
        ),
    ],
)
def test_words_of_the_employer_show_whether_there_was_an_offer(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        "We have received your application. The post was filled by redeployment of a colleague"
        " before shortlisting, so your application was not considered.",
        "Thank you for applying. An internal candidate also applied, and we shall not be calling"
        " you for interview.",
    ],
)
def test_an_internal_appointment_before_any_meeting_is_read_as_application_only(text):
    assert read_answers(write_letter(text)).outcome == "application_only"


@pytest.mark.parametrize(
    "text",
    [
        "You were not selected. Another member of staff has the post.",
        "Management has selected another employee. You may continue your duties in the stores.",
        "It's gone to Imran. I wanted to tell you before the team brief. You were not selected.",
        "We chose Stu as foreman. You'll be back on the tools from Monday.",
    ],
)
def test_an_applicant_who_already_works_there_is_internal(text):
    assert read_answers(write_letter(text)).outcome == "internal"


def test_quoted_words_of_the_writer_show_whether_there_was_an_offer():
    body = (
        "Dear Ada,\n\nThanks for ringing me about it. I'd already told everyone, but I see that the"
        " money was not enough. We'll advertise again.\n\nGrace\n\nOn 3 May 2025, Ada Lovelace wrote:\n"
        "> I thought about it, and have decided to stay. Please remove me from the clerk's job.\n"
    )
    assert read_answers(write_mail(body)).outcome == "withdrew"


def test_a_candidate_who_was_a_mark_or_two_behind_came_close():
    text = "Thank you for the interview. We chose another. You were a couple of marks behind."
    assert read_answers(write_letter(text)).told_close


@pytest.mark.parametrize(
    ("sentences", "meetings"),
    [
        ("It was good to meet you. We had scheduled a second interview for May.", 1),
        ("Thank you for coming to the second interview.", 2),
        ("It was nice having you here a second time.", 2),
        ("The third talk with Grace was about customers.", 3),
        ("You know our work after two Teams conversations.", 2),
        ("Ada and you had a word on Monday, as we spoke for an hour.", 1),
        ("We are sorry that we will not be seeing you on Monday.", None),
        ("I am following up on Friday's visit.", 1),
        # If case is ignored, the pattern "s" also matches "ſ", and "i" matches "ı".
        ("Thank you for coming to the ſecond interview.", 1),
        ("Thank you for coming to sıx interviews.", None),
    ],
)
def test_meetings_that_took_place_are_counted(sentences, meetings):
    text = f"Dear Ada,\n\n{sentences} We have appointed somebody else as lead.\n\nGrace\n"
    assert read_answers(write_mail(text)).meetings == meetings


def test_a_reminder_by_the_writer_shows_that_nobody_replied():
    body = (
        "Dear Grace,\n\nI am writing again about my application. Since our interview on 4 March"
        " I have heard nothing from you.\n\nYours sincerely\nAda Lovelace\n"
    )
    mail = write_mail(
        body,
        sender="Ada Lovelace <ada@example.org>",
        recipient="Grace Hopper <grace@engines.example>",
    )
    answers = read_answers(mail)
    assert (answers.outcome, answers.recipient_name) == ("no_reply", "Grace Hopper")
    assert answers.sender_name == "Ada Lovelace"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "You said yes on Monday, but the grant was cancelled last night and I must withdraw the"
            " offer.",
            "role_closed",
        ),
        (
            "You had accepted our offer and now write that you will not start on Monday. We have"
            " taken you off the rota.",
            "reneged",
        ),
        ("So sorry that you turned us down, we had hoped you would join the kitchen.", "declined"),
        (
            "Your form answers were scored by two of us. You have not been shortlisted.",
            "application_only",
        ),
        (
            "Thank you for the call on Tuesday. I will not be able to put you in front of the board,"
            " as they want a chartered engineer.",
            "screened_out",
        ),
    ],
)
def test_the_outcome_says_which_side_ended_the_application_and_when(text, outcome):
    answers = read_answers(write_letter(text))
    assert (answers.outcome, answers.told_close) == (outcome, None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Thanks for completing our online coding challenge. You have not been selected.",
         "screened_out"),
        ("We thank you for your interest. Your candidature does not fit to our requirements. We will"
         " keep your documents in our reserve during one year.", "application_only"),
        ("Thanks for dropping in with your CV. We have hired somebody else.", "application_only"),
        ("It was good to meet you on Monday, but I'm afraid it's a no. We moved Dean up from the"
         " shop floor.", "not_selected"),
        ("The Committee has been stood down. No post may be filled before April.", "role_closed"),
        ("Your name is on the reserve list with the rank 2. The other candidate accepted.",
         "runner_up"),
        ("Your message that you no longer wish to be considered has been noted. We wish you well.",
         "withdrew"),
        ("I would have had you in a heartbeat, but the job went to the other finalist.", "runner_up"),
        ("As we could not reach you to arrange a telephone interview, we closed your application.",
         "application_only"),
        ("It was good to see you at the open day. We have now appointed somebody else.",
         "not_selected"),
        ("Nobody has been or will be recruited for this post, since the programme ended.",
         "role_closed"),
        ("Thank you for telling us that you have accepted the post in Leeds and would like to be"
         " taken out of the process here.", "withdrew"),
        ("We enjoyed our conversation with you. The ministry has now awarded the money to a different"
         " site, and we shall leave the post unfilled.", "role_closed"),
        ("You sat our online exercise. Your result is below those with which we proceed to an"
         " assessment day.", "screened_out"),
        ("Thank you for the documents about the position. I have invited others and cannot invite"
         " you. I advise to look also at the call of the graduate school.", "application_only"),
        ("You were our second choice. The first choice has said yes.", "runner_up"),
        ("We understand. Thank you for telling me so soon, and all the best for the new job.",
         "withdrew"),
        ("Understood, and thank you for letting us know. We will cancel Thursday's interview.",
         "withdrew"),
        ("The owners have gone with the other candidate on their shortlist of two.", "runner_up"),
        ("The panel says that you would have been appointed in any other year.", "runner_up"),
        ("You are not on our shortlist of three, as we had many applications.", "application_only"),
        ("Thank you for writing. We are fixed up for the harvest, as two people came back to us.",
         "application_only"),
        ("We spoke on the phone in May, and then you cooked with us for a day. Everybody liked the"
         " soup, and you know how to run a section. I am giving the place to a cook who has worked"
         " with wood fire before, as we open in ten days.", "not_selected"),
        ("Thank you for our call and for the interview questions you answered. The panel discussed it"
         " on Tuesday and chose another, so we refrain from the first interview.", "screened_out"),
        ("We had a short video conversation on Monday. Your application does not match the needs of the"
         " desk closely enough for a meeting with its leader, so it is now closed.", "screened_out"),
    ],
)  # fmt: skip
def test_outcomes_in_similar_words_are_told_apart(text, outcome):
    assert read_answers(write_letter(text)).outcome == outcome


def test_an_offer_that_the_employer_withdraws_is_not_declined():
    text = (
        "I offered you the post of night porter, subject to two references. I have only one. Head"
        " office will not let me go ahead, and the offer is withdrawn as from today."
    )
    answers = read_answers(write_letter(text))
    assert answers.outcome != "declined"
