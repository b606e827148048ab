"""Refusals without a signal are recognised by the weights of their words."""

import pytest
import tomli

from helpers.repository import ROOT
from templates.mail import NotARejection, read_mail
from templates.mail.word_weights import WEIGHTS_FILE, estimate_end_of_application

REFUSALS = {
    "Thanks so much for applying to be our florist. We had a lovely pile of applications, and the"
    " job has found its person.": "We had a lovely pile of applications, and the job has found its person.",
    "Thank you for applying to be our lock keeper, and for coming to see the gates. The board met"
    " on Monday, and the key goes to a man from up the canal.":
        "The board met on Monday, and the key goes to a man from up the canal.",
}  # fmt: skip
OTHERS = (
    "Your order of bulbs has been sent and will arrive on Friday. Thank you for your business.",
    "Thanks for applying for the florist job. Could you send me your portfolio by Friday? Then we"
    " can find a time to talk next week.",
)


def letter(text):
    """Return a mail without headers, with a greeting and a signature around a text."""
    return f"Hi Sam,\n\n{text}\n\nKind regards,\nRuth\n".encode()


@pytest.mark.parametrize(("text", "evidence"), REFUSALS.items())
def test_a_refusal_in_unusual_words_is_recognised_and_quoted(text, evidence):
    assert read_mail(letter(text)).evidence["outcome"] == evidence


@pytest.mark.parametrize("text", OTHERS)
def test_other_mails_are_not_taken_for_refusals(text):
    with pytest.raises(NotARejection):
        read_mail(letter(text))


def test_a_short_letter_is_not_judged_by_its_words():
    assert (
        estimate_end_of_application(("Thank you for applying; the position went to another.",)) == 0
    )


@pytest.mark.slow
def test_the_weights_are_trained_on_the_labelled_mails():
    from tools.train_mail_weights import build_examples, train_all

    assert tomli.loads((ROOT / WEIGHTS_FILE).read_text("utf-8")) == train_all([*build_examples()])
