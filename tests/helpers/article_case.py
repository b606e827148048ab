"""The case the program exists for, as keys that are typed, and the note that it makes."""

ENTER, NEXT, RIGHT = "\r", "\x0e", "\x1b[C"
TYPED = (
    "1" + ENTER + "Grace Hopper" + ENTER + "Analytical Engines" + ENTER + "Programming Lead" + ENTER
    + "Ada Lovelace" + ENTER + RIGHT + ENTER * 3
    + RIGHT + ENTER + "2" + ENTER + RIGHT + ENTER * 2 + "Alan and Kathleen"
    + NEXT + ENTER + "your account of how the first compiler was shown" + ENTER * 2
    + "2\r1\r1\r2\r1\r\r\r1\r"
    + NEXT + "3" + ENTER
)  # fmt: skip
"""The article's case, as it is typed: the last key saves the note to a file."""


def answer_everything(wizard):
    """Answer every question with the keyboard, as far as the review."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type("Grace Hopper").until("Dear Grace,").type(ENTER)
    wizard.type("Analytical Engines" + ENTER).type("Programming Lead").until(r"Lead +│.*")
    wizard.type(ENTER + "Ada Lovelace").until("Ada Lovelace").type(ENTER).until("These may stay")
    wizard.type(RIGHT).until("Who they are").type(ENTER * 3)
    wizard.type(RIGHT).until("By email or letter").type(ENTER)
    wizard.type("2").until("‹ 2 ›").type(ENTER).type(RIGHT).until("In person").type(ENTER * 2)
    wizard.type("Alan and Kathleen").until("Alan and Kathleen")
    wizard.type(NEXT).until("Thank you for …").type(ENTER).until(
        "(remember|think|liked|coming back).*…"
    )
    wizard.type("your account of how the first compiler was shown").until("your account of how")
    wizard.type(ENTER * 2).until("How should it sound").type("2\r1\r1\r")
    wizard.until("What are you still interested").type("2\r1\r\r\r").until("connect on LinkedIn")
    wizard.type("1\r").until("Read it as they will")
    return wizard


def write_the_note(wizard):
    """Answer every question with the keyboard, as far as the export."""
    return answer_everything(wizard).type(NEXT).until("How will you send it")


def is_the_note(text, *, with_subject=True):
    """Say whether a text is the finished note, whole."""
    subject = "Subject: Thank you – Programming Lead\n\n" if with_subject else ""
    return (
        text.startswith(f"{subject}Dear Grace,\n\n")
        and text.endswith("\nAda Lovelace\n")
        and "your account of how the first compiler was shown" in text
        and "Alan and Kathleen" in text
        and "LinkedIn" in text
        and "Analytical Engines" in text
    )
