"""Finished notes on their way out, from the tidy to the hostile."""

from dataclasses import replace

from hypothesis import strategies as st

from helpers.factories import complete_answers
from helpers.strategies import answers as any_answers
from helpers.strategies import hostile
from templates.phrasebook.wording import built_in
from templates.text import tidy
from tui.export.outgoing import outgoing_note
from tui.export.reply import RepliedMail

WORDING = built_in()
READY = complete_answers(recipient_email="grace@example.org", sender_email="ada@example.org")
MAIL = RepliedMail("<2@example.org>", ("<1@example.org>",), "Your application", "hr@example.org")


def outgoing(replied_mail=None, wrapped=False, **given):
    """The usual note with some other answers, on its way out."""
    return outgoing_note(
        replace(READY, **given), WORDING, replied_mail=replied_mail, wrapped=wrapped
    )


INJECTED = st.sampled_from(
    ["Ada\r\nBcc: eve@example.org", "Ada\nX-Evil: 1", "Ada\r\n\r\n<script>alert(1)</script>",
     'Lovelace, Ada "the" <eve@example.org>', "=?utf-8?q?Ada=2C_eve=40example.org?=", "Ådä, Löve",
     "Иванова, Анна", "山田 太郎", "محمد", "a" * 300, "é" * 300, "<b>&amp;</b>", "x\x00y\x1b[2J",
     "\\", '"', "(comment)", "a@b.example, c", "From here"]
)  # fmt: skip
names = st.one_of(st.text(max_size=60), hostile, INJECTED).filter(tidy)


def any_outgoing(**given):
    """Any finished note on its way out, whatever was typed."""
    fields = ("recipient_name", "organisation", "role", "sender_name")
    return st.builds(
        lambda answers, required, wrapped: outgoing_note(
            replace(
                answers,
                **(
                    dict(zip(fields, required, strict=True))
                    | {"outcome": "runner_up", "brings": "a word"}
                    | given
                ),
            ),
            WORDING,
            wrapped=wrapped,
        ),
        any_answers(),
        st.tuples(names, names, names, names),
        st.booleans(),
    )
