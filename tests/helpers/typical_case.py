"""The case that the program exists for, as keys that are typed, and the note that they make.

A candidate was interviewed for a named role, and the hiring manager e-mailed that someone else was
chosen.
"""

from helpers.keys import ENTER, NEXT, RIGHT

ALL_KEYS = (
    # The outcome, and the required answers about the people.
    "1" + ENTER + "Grace Hopper" + ENTER + "Analytical Engines" + ENTER + "Programming Lead" + ENTER
    + "Ada Lovelace" + ENTER
    # The optional ones: opened, then by email, two meetings, in person, two others to thank.
    + RIGHT + ENTER * 3 + RIGHT + ENTER + "2" + ENTER + RIGHT + ENTER * 2 + "Alan and Kathleen"
    + NEXT + ENTER * 2 + "your account of how the first compiler was shown" + ENTER * 2
    # Tone, length and spelling; interest, future roles and a next meeting; LinkedIn.
    + "2\r1\r1\r" + "2\r1\r\r\r" + "1\r\r"
    # From the review to the export, into a text file.
    + NEXT + "3" + ENTER
)  # fmt: skip
"""The keys of the whole case, which can be typed at once; the last one saves the note to a file."""


def answer_everything(wizard):
    """Type the case step by step, up to the review, and return the wizard."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type("Grace Hopper").until("Dear Grace,").type(ENTER)
    wizard.type("Analytical Engines" + ENTER).type("Programming Lead").until(r"Lead +│.*")
    wizard.type(ENTER + "Ada Lovelace").until("Ada Lovelace").type(ENTER).until(
        "These are optional"
    )
    wizard.type(RIGHT).until("Who they are").type(ENTER * 3)
    wizard.type(RIGHT).until("In writing").type(ENTER)
    wizard.type("2").until("‹ 2 ›").type(ENTER).type(RIGHT).until("In person").type(ENTER * 2)
    wizard.type("Alan and Kathleen").until("Alan and Kathleen")
    wizard.type(NEXT).until("What you met for").type(ENTER)
    wizard.until("Thank you for …").type(ENTER).until("(remember|think|liked|coming back).*…")
    wizard.type("your account of how the first compiler was shown").until("your account of how")
    wizard.type(ENTER * 2).until("How should it sound").type("2\r1\r1\r")
    wizard.until("What are you still interested").type("2\r1\r\r\r").until("connect on LinkedIn")
    wizard.type("1\r\r").until("Read it as they will")
    return wizard


def go_to_export(wizard):
    """Type the case step by step, up to the export, and return the wizard."""
    return answer_everything(wizard).type(NEXT).until("How will you send it")


def is_the_note(text, *, with_subject=True):
    """Return whether a text is the whole note of the case."""
    subject = "Subject: Thank you – Programming Lead\n\n" if with_subject else ""
    return (
        text.startswith(f"{subject}Dear Grace,\n\n")
        and text.endswith("\nAda Lovelace\n")
        and "your account of how the first compiler was shown" in text
        and "Alan and Kathleen" in text
        and "LinkedIn" in text
        and "Analytical Engines" in text
    )
