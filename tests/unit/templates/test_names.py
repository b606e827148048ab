"""How people are greeted and named, whatever was typed in the field for their name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.factories import complete_answers
from templates import compose
from templates.answers import Answers, RecipientRole, Spelling
from templates.names.addresses import split_name_and_addresses
from templates.names.capitals import with_usual_capitals
from templates.names.names_in_notes import (
    greeting_name,
    is_complete_greeting,
    join_names,
    name_in_sentence,
)
from templates.names.people import parse_people
from templates.text import clean_line, split_names

BRITISH, AMERICAN = Spelling.BRITISH, Spelling.AMERICAN

ONE_PERSON = [
    # typed, formal, warm
    ("Grace Hopper", "Grace Hopper", "Grace"),
    ("Dr. Grace Hopper", "Dr Hopper", "Grace"),
    ("Dr Hopper", "Dr Hopper", "Dr Hopper"),
    ("Ms. Ada King-Noel", "Ms King-Noel", "Ada"),
    ("Prof. Maria de la Cruz", "Professor de la Cruz", "Maria"),
    ("Mr van der Berg", "Mr van der Berg", "Mr van der Berg"),
    ("Mr Van Dyke", "Mr Van Dyke", "Mr Van Dyke"),
    ("Ms El Amrani", "Ms El Amrani", "Ms El Amrani"),
    ("Mr Ben Ali", "Mr Ben Ali", "Mr Ben Ali"),
    ("Ben Ali", "Ben Ali", "Ben"),
    ("J. Weizenbaum", "J. Weizenbaum", "J. Weizenbaum"),
    ("J R R Tolkien", "J R R Tolkien", "J R R Tolkien"),
    ("J. Robert Oppenheimer", "J. Robert Oppenheimer", "Robert"),
    ("Laura B.", "Laura B.", "Laura"),
    ("Cher", "Cher", "Cher"),
    ("", "", ""),
    # titles
    ("Sir Tim Berners-Lee", "Sir Tim", "Sir Tim"),
    ("Dame Judi Dench", "Dame Judi", "Dame Judi"),
    ("Lord Alan Sugar", "Lord Sugar", "Lord Sugar"),
    ("Mx. Ash Doyle", "Mx Doyle", "Ash"),
    ("Capt. Mary Malone", "Capt Malone", "Mary"),
    ("Lt Col Sarah Finch", "Lt Col Finch", "Sarah"),
    ("Sgt. Hill", "Sgt Hill", "Sgt Hill"),
    ("Rev. Dr. Ruth Vane", "Dr Vane", "Ruth"),
    ("Sister Mary Bernadette", "Sister Mary Bernadette", "Sister Mary"),
    ("Nurse Holt", "Nurse Holt", "Nurse Holt"),
    ("Frau Müller", "Frau Müller", "Frau Müller"),
    ("Frau Prof. Dr. Anna Weber", "Professor Weber", "Anna"),
    ("Dr. med. Karl Braun", "Dr Braun", "Karl"),
    ("Assoc. Prof. Tom Ames", "Professor Ames", "Tom"),
    ("Mme Claire Fabre", "Mme Fabre", "Claire"),
    ("Sra. de la Fuente", "Sra. de la Fuente", "Sra. de la Fuente"),
    ("Pak Budi", "Pak Budi", "Pak Budi"),
    ("Chef Marco", "Chef Marco", "Chef Marco"),
    ("Insp. Ruth Vane", "Insp. Vane", "Ruth"),
    ("Rt Hon Kay Ames MP", "Kay Ames", "Kay"),
    ("Mr and Mrs Shah", "Mr and Mrs Shah", "Mr and Mrs Shah"),
    ("Dr. & Mrs. Arun Shah", "Dr and Mrs Shah", "Dr and Mrs Shah"),
    ("Mr", "Sir or Madam", "Sir or Madam"),
    # suffixes
    ("Ada Lovelace, PhD", "Dr Lovelace", "Ada"),
    ("Ms Ada Lovelace DPhil FRS", "Dr Lovelace", "Ada"),
    ("Lovelace, MD", "Dr Lovelace", "Dr Lovelace"),
    ("Kay Ames, MBA, RN", "Kay Ames", "Kay"),
    ("Sammy Davis Jr.", "Sammy Davis", "Sammy"),
    ("Loudon Wainwright III", "Loudon Wainwright", "Loudon"),
    ("Jack Ma", "Jack Ma", "Jack"),
    # family name first
    ("Hopper, Grace", "Grace Hopper", "Grace"),
    ("Hopper, Grace M.", "Grace Hopper", "Grace"),
    ("Dr. Hopper, Grace", "Dr Hopper", "Grace"),
    ("Lindgren, Prof. Astrid", "Professor Lindgren", "Astrid"),
    ("O'NEILL, SIOBHAN", "Siobhan O'Neill", "Siobhan"),
    ("Ms Siobhan O’Neill", "Ms O’Neill", "Siobhan"),
    ("O’Neill, Siobhan", "Siobhan O’Neill", "Siobhan"),
    ("Berg, Anneke van den", "Anneke van den Berg", "Anneke"),
    ("Nagy Éva", "Nagy Éva", "Éva"),
    ("Dr. Kovács Péter", "Dr Kovács", "Péter"),
    ("Li Wei", "Li Wei", "Li Wei"),
    ("Ms Zhang Xiaoli", "Ms Zhang", "Xiaoli"),
    ("Kim Min-jun", "Kim Min-jun", "Min-jun"),
    ("Kim Lane", "Kim Lane", "Kim Lane"),
    ("PARK Jihoon", "Park Jihoon", "Jihoon"),
    ("Marcus Tan Wei Ming", "Marcus Tan Wei Ming", "Marcus"),
    ("Ms Phan Thi Lan", "Ms Lan", "Lan"),
    ("Suzuki sensei", "Suzuki sensei", "Suzuki sensei"),
    # given and family names of several words
    ("Betty Lou Gerson", "Betty Lou Gerson", "Betty"),
    ("Sarah Jane Moore", "Sarah Jane Moore", "Sarah Jane"),
    ("Jean-Luc Godard", "Jean-Luc Godard", "Jean-Luc"),
    ("Ms Helena Bonham Carter", "Ms Bonham Carter", "Helena"),
    ("Dr Anna Elizabeth Moore", "Dr Moore", "Anna"),
    ("Sr. José Ortega y Gasset", "Sr. Ortega y Gasset", "José"),
    ("Ms. Ana Paula Souza e Silva", "Ms Souza e Silva", "Ana Paula"),
    ("Puan Nurul binti Osman", "Puan Nurul", "Nurul"),
    ("Abdul Rahman Khan", "Abdul Rahman Khan", "Abdul Rahman"),
    ("Mr Ó Súilleabháin", "Mr Ó Súilleabháin", "Mr Ó Súilleabháin"),
    # capitals
    ("KAY AMES", "Kay Ames", "Kay"),
    ("ms mckay", "Ms McKay", "Ms McKay"),
    ("DR. IAN MACDONALD", "Dr MacDonald", "Ian"),
    ("jean-luc godard", "Jean-Luc Godard", "Jean-Luc"),
    ("VAN DEN BERG, ANNEKE", "Anneke van den Berg", "Anneke"),
    # other scripts
    ("Мария Иванова", "Мария Иванова", "Мария"),
    ("Иванов Иван Петрович", "Иванов Иван Петрович", "Иванов Иван Петрович"),
    ("Ẩn Thomas Miller", "Ẩn Thomas Miller", "Ẩn"),
    ("김민준", "김민준", "김민준"),
    ("محمد علي", "محمد علي", "محمد علي"),
    # more than the name
    ("Dear Dear Kay,", "Kay", "Kay"),
    ("Good morning Prof. Ames!", "Professor Ames", "Professor Ames"),
    ("FAO Ms Ames", "Ms Ames", "Ms Ames"),
    ("Kay Ames (she/her)", "Kay Ames", "Kay"),
    ("Kay Ames - they/them", "Kay Ames", "Kay"),
    ("William “Bill” Ames", "William Ames", "Bill"),
    ("Tom 'TJ' Ames", "Tom Ames", "TJ"),
    ("Katherine Ames (Kate)", "Katherine Ames", "Kate"),
    ("Kay Ames (Northwater)", "Kay Ames", "Kay"),
    ("Kay Ames | Talent Partner | Northwater", "Kay Ames", "Kay"),
    ("Ms Ames, Head of People & Culture", "Ms Ames", "Ms Ames"),
    ("Kay Ames, Recruiter, Taff Rail", "Kay Ames", "Kay"),
    ("Ngozi Obi, Northwater", "Ngozi Obi", "Ngozi"),
    ("HR: Kay Ames", "Kay Ames", "Kay"),
    ("Recruiter - Ngozi Obi", "Ngozi Obi", "Ngozi"),
    ("Kay from HR", "Kay", "Kay"),
    ("Kay Ames kay@ames.example", "Kay Ames", "Kay"),
    ("kay.ames@northwater.example", "Kay Ames", "Kay"),
    ("kames@northwater.example", "Kames", "Kames"),
    ("jdoe@northwater.example", "J. Doe", "J. Doe"),
    ("a.james@northwater.example", "A. James", "A. James"),
    ("doe.jane@northwater.example", "Jane Doe", "Jane"),
    ("martin@northwater.example", "Martin", "Martin"),
    ("umar@northwater.example", "Umar", "Umar"),
    ("yvonne@northwater.example", "Yvonne", "Yvonne"),
    ("Kay Ames, +44 20 7946 0000", "Kay Ames", "Kay"),
    ("Kay Ames 😊", "Kay Ames", "Kay"),
]  # fmt: skip

SEVERAL = [
    # typed, formal, warm
    ("Grace & Tom", "Grace and Tom", "Grace and Tom"),
    ("Ms. Li / Mr. Okoye", "Ms Li and Mr Okoye", "Ms Li and Mr Okoye"),
    ("Tom, Sarah and Jo", "Tom, Sarah and Jo", "Tom, Sarah and Jo"),
    ("Ann and Bob Ames", "Ann and Bob Ames", "Ann and Bob"),
    ("Alan, Kathleen", "Alan and Kathleen", "Alan and Kathleen"),
    ("Dr Vane; Prof. Tom Ames", "Dr Vane and Professor Ames", "Dr Vane and Tom"),
    ("Kay Ames, PhD, and Tom Hill, MBA", "Dr Ames and Tom Hill", "Kay and Tom"),
    ("Kay Ames (HR), Ngozi Obi (Ops)", "Kay Ames and Ngozi Obi", "Kay and Ngozi"),
    ('Kay "Kit" Ames, Zyx Obi', "Kay Ames and Zyx Obi", "Kit and Zyx"),
    ("Kay Ames [Northwater], Zyx Obi", "Kay Ames and Zyx Obi", "Kay and Zyx"),
    ("Kay Ames & Tom Hill, Northwater", "Kay Ames and Tom Hill", "Kay and Tom"),
    ("Kay <kay@a.example>, Tom <t@a.example>", "Kay and Tom", "Kay and Tom"),
    ("Kay and the hiring team", "Kay and the hiring team", "Kay and the hiring team"),
    ("Kay, Kay", "Kay", "Kay"),
    ("Dr. Ann Ames and Dr. Bob Ames", "Dr Ann Ames and Dr Bob Ames", "Ann and Bob"),
    ("Kay Ames, Kay Hill", "Kay Ames and Kay Hill", "Kay Ames and Kay Hill"),
    ("mr and mrs patil", "Mr and Mrs Patil", "Mr and Mrs Patil"),
    ("Mr/Ms Ames", "Mr or Ms Ames", "Mr or Ms Ames"),
]

TEAMS = [
    # typed, in every tone
    ("The Recruitment Team at X", "Recruitment Team"),
    ("hiring team", "Hiring Team"),
    ("Northwater Hiring Team", "Northwater Hiring Team"),
    ("the team at Northwater", "Northwater Team"),
    ("HR", "HR Team"),
    ("Human Resources", "Human Resources Team"),
    ("People & Culture", "People & Culture Team"),
    ("Search Committee", "Search Committee"),
    ("hiring manager", "Hiring Manager"),
    ("The Store Manager, Northwater", "Store Manager"),
    ("Head of Talent", "Head of Talent"),
    ("To the Head Chef", "Head Chef"),
    ("The Red Lion", "Red Lion"),
    ("[Name]", "Hiring Team"),
    ("Everyone at Northwater", "everyone at Northwater"),
    ("Sir/Madam", "Sir or Madam"),
    ("careers@northwater.example", "Careers Team"),
    ("info@northwater.example", "Hiring Team"),
    ("not sure", "Hiring Team"),
    ("<>", "Hiring Team"),
]


def greeting_names(typed):
    """Return the names in a formal and in a warm greeting."""
    people = parse_people(typed)
    return tuple(greeting_name(people, BRITISH, formal=is_formal) for is_formal in (True, False))


@pytest.mark.parametrize("people", [ONE_PERSON, SEVERAL], ids=["one", "several"])
def test_people_are_greeted_by_the_name_that_the_tone_uses(people):
    expected = {typed: (formal, warm) for typed, formal, warm in people}
    assert {typed: greeting_names(typed) for typed in expected} == expected


def test_a_team_is_greeted_alike_in_every_tone():
    expected = {typed: (greeting, greeting) for typed, greeting in TEAMS}
    assert {typed: greeting_names(typed) for typed in expected} == expected


def american_greeting(typed, *, formal):
    """Return the name in a greeting in American spelling."""
    return greeting_name(parse_people(typed), AMERICAN, formal=formal)


def test_american_titles_have_full_stops_and_american_lists_a_last_comma():
    assert american_greeting("Dr Grace Hopper", formal=True) == "Dr. Hopper"
    assert american_greeting("Mr & Mrs Hill", formal=True) == "Mr. and Mrs. Hill"
    assert american_greeting("Prof Grace Hopper", formal=True) == "Professor Hopper"
    assert american_greeting("Kay, Tom, Jo", formal=False) == "Kay, Tom, and Jo"


def test_a_panel_is_several_people_whatever_the_commas_may_mean():
    answers = Answers(recipient_name="Hopper, Grace", part=RecipientRole.PANEL)
    assert compose(answers).greeting == "Dear Hopper and Grace,"


def test_the_employer_behind_a_name_is_not_greeted():
    answers = Answers(recipient_name="Kay Ames, Taff Rail", organisation="Taff Rail")
    assert compose(answers).greeting == "Dear Kay,"


def test_dear_is_not_added_to_a_complete_greeting():
    for tone in ("formal", "friendly"):
        answers = Answers(recipient_name="To Whom It May Concern:", tone=tone)
        assert compose(answers).greeting == "To whom it may concern,"
    assert not is_complete_greeting("Tomasz")


@pytest.mark.parametrize(
    ("typed", "formal", "other"),
    [
        ("Dr Nagy Éva", "Dr Nagy", "Dr Éva"),
        ("Dr Li Wei", "Dr Li Wei", "Dr Wei"),
        ("Ms Anna Bonham Carter", "Ms Bonham Carter", "Ms Carter"),
    ],
)
def test_a_name_that_is_read_by_a_guess_has_an_alternative(typed, formal, other):
    (person,) = parse_people(typed)
    assert person.is_guess
    assert person.greeting_name(BRITISH, formal=True) == formal
    assert person.alternative.greeting_name(BRITISH, formal=True) == other


def test_a_name_with_one_reading_is_not_a_guess():
    for typed in ("Grace Hopper", "Dr Hopper", "Kay", "Hiring Team", "Mr and Mrs Shah"):
        assert not any(person.is_guess for person in parse_people(typed))
    assert all(person.is_guess for person in parse_people("Suharto"))


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("Kay Ames <kay@a.example>", "Kay Ames", "kay@a.example"),
        ("kay@a.example (Kay Ames)", "(Kay Ames)", "kay@a.example"),
        ("Kay Ames, kay@a.example", "Kay Ames", "kay@a.example"),
        ("mailto:kay@a.example", "", "kay@a.example"),
        ('"Ames, Kay" <kay@a.example>', "Kay Ames", "kay@a.example"),
        ("Kay <k@a.example>; Tom <t@a.example>", "Kay; Tom", "k@a.example, t@a.example"),
        ("Kay @ Ames", "Kay @ Ames", ""),
        ("", "", ""),
    ],
)
def test_an_address_is_separated_from_the_name(typed, name, address):
    assert split_name_and_addresses(typed) == (name, address)


@pytest.mark.parametrize(
    ("typed", "mentioned"),
    [
        ("Dr. Hopper", "Dr Hopper"),
        ("Grace H.", "Grace H."),
        ("Pete (Ops)", "Pete"),
        ("MRS HILL", "Mrs Hill"),
        ("tom.hill@a.example", "Tom Hill"),
        ("Denise on reception", "Denise on reception"),
        ("the nurses", "the nurses"),
        ("Hi Tom,", "Tom"),
    ],
)
def test_other_people_to_thank_are_named_as_in_a_sentence(typed, mentioned):
    assert name_in_sentence(typed, BRITISH) == mentioned
    note = compose(complete_answers(also_thank=(typed,)))
    assert mentioned in note.letter()


@pytest.mark.parametrize(
    ("own_words", "name"),
    [("Hannah is a friend.", "for Hannah."), ("Hannah Lind is kind.", "for Hannah Lind.")],
)
def test_the_person_appointed_is_named_as_in_the_writers_own_words(own_words, name):
    answers = complete_answers(
        tone="warm", thanks_for="the tea", appointee="Hannah Lind", own_words=own_words
    )
    assert f"I'm pleased {name}" in compose(answers).body()


@pytest.mark.parametrize(
    ("tone", "told_by", "name"),
    [
        ("warm", "Dr. Bell", "Marcus"), ("formal", "Marcus", "Dr Bell"), ("warm", "Kay", "Kay"),
    ],
)  # fmt: skip
def test_a_panel_member_who_told_the_news_is_named_as_in_the_greeting(tone, told_by, name):
    answers = complete_answers(
        tone=tone, recipient_name="Dr. Marcus Bell, Ms. Ada Stokes", part=RecipientRole.PANEL,
        thanks_for="the tea", told_by=told_by,
    )  # fmt: skip
    assert f"to you, {name}, for" in compose(answers).body()


@pytest.mark.parametrize(
    ("tone", "detail", "name"),
    [
        ("warm", "Brent showed me the gears. I liked that", "thank Brent for me"),
        ("warm", "Brent Haugen showed me the gears. I liked that", "thank Brent Haugen for me"),
        ("warm", "the gears", "thank Brent Haugen for me"),
        ("formal", "Brent showed me the gears. I liked that", "thanks to Brent Haugen"),
    ],
)
def test_other_people_are_named_as_in_the_detail_unless_the_tone_is_formal(tone, detail, name):
    answers = complete_answers(
        tone=tone, thanks_for="the tea", detail=detail, also_thank=("Brent Haugen",)
    )
    assert name in compose(answers).body()


def test_the_writers_own_greeting_name_is_used_as_typed():
    assert (
        compose(Answers(recipient_name="Kay Ames", greet_as="Kay-Kay")).greeting == "Dear Kay-Kay,"
    )


LIKE_NAMES = st.text(
    st.sampled_from("Dear Mr. Dr JaneROE,;:/&|@<>()[]{}\"'“-– éÓ王и\t\x1b\u202e‿"), max_size=40
)


@given(st.one_of(st.text(), LIKE_NAMES), st.sampled_from(Spelling), st.booleans(), st.booleans())
def test_any_text_in_the_name_field_makes_a_clean_greeting(text, spelling, formal, is_panel):
    name = greeting_name(parse_people(clean_line(text), is_panel=is_panel), spelling, formal=formal)
    assert bool(name) == bool(clean_line(text).strip())
    assert not re.search(r"[@<>()\[\]{}\x00-\x1f]|,\s*,|[,;\s]$|^[,;\s]", name), name
    assert not re.match(r"(?i)dear(?:\W|$)", name), name
    assert name == clean_line(name)


@given(st.one_of(st.text(), LIKE_NAMES), st.sampled_from(Spelling))
def test_any_text_for_a_name_is_clean_in_a_sentence(text, spelling):
    assert not re.search(r"[@<>()\[\]{}\x00-\x1f]", name_in_sentence(clean_line(text), spelling))


def test_names_are_joined_to_a_list():
    assert join_names(()) == ""
    assert join_names(("Ada", "Alan")) == "Ada and Alan"
    assert join_names(("Ada", "Alan", "Grace"), BRITISH) == "Ada, Alan and Grace"
    assert join_names(("Ada", "Alan", "Grace"), AMERICAN) == "Ada, Alan, and Grace"


def test_a_list_of_names_is_split_but_a_couple_stays_together():
    names = ("Alan", "Kathleen", "Jean", "Mary", "Ida")
    assert split_names("Alan, Kathleen and Jean; Mary & Ida") == names
    assert split_names("Anderson, Sandra, and Randy") == ("Anderson", "Sandra", "Randy")
    assert split_names("Mr and Mrs Hill, Tom") == ("Mr and Mrs Hill", "Tom")


@given(st.text())
def test_typed_text_is_cleaned_to_one_line_without_control_characters(text):
    line = clean_line(text)
    assert line == clean_line(line)
    assert not any(c in line for c in "\n\r\t\x1b\x00\u202e\ue000\u2028")


def test_words_of_other_scripts_and_emoji_are_unchanged():
    for text in ("שלום עולם", "می‌خواهم", "👩‍🚀", "日本語", "Zoë"):
        assert clean_line(text) == text


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("GRACE HOPPER", "Grace Hopper"),
        ("grace hopper", "Grace Hopper"),
        ("dr. maria de la cruz", "Dr. Maria de la Cruz"),
        ("SEAN O'BRIEN-MCKAY", "Sean O'Brien-McKay"),
        ("hr team", "HR Team"),
        ("kay ames phd", "Kay Ames PhD"),
        ("kay@ames.example", None),
        ("Grace Hopper", None),
        ("McKay", None),
        ("山田太郎", None),
        ("J", None),
    ],
)
def test_the_usual_capitals_are_offered_for_a_name_in_one_case(typed, offered):
    assert with_usual_capitals(typed) == offered


@pytest.mark.parametrize(
    ("typed", "greeting"),
    [
        ("Captain Vosa", "Dear Captain Vosa,"),
        ("Mrs Hill", "Dear Mrs Hill,"),
        ("Grace Hopper", "Hi Grace,"),
        ("Dr Grace Hopper", "Hi Grace,"),
        ("Will Price", "Hi Will,"),
    ],
)
def test_somebody_greeted_by_title_is_not_greeted_with_hi(typed, greeting):
    note = compose(complete_answers(recipient_name=typed, tone="friendly"))
    assert note.greeting == greeting
