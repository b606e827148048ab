"""Complete notes to export, with usual or hostile text."""

from dataclasses import replace

from hypothesis import strategies as st

from helpers.factories import complete_answers
from helpers.strategies import answers as any_answers
from helpers.strategies import hostile
from templates.phrasebook.wording_reader import built_in
from templates.text import tidy
from tui.export.outgoing import compose_outgoing_note
from tui.export.reply import OriginalMail

WORDING = built_in()
READY = complete_answers(recipient_email="grace@example.org", sender_email="ada@example.org")
MAIL = OriginalMail("<2@example.org>", ("<1@example.org>",), "Your application", "hr@example.org")


def outgoing(original_mail=None, wrapped=False, **changes):
    """Return a typical complete note to export, with some answers changed."""
    note = compose_outgoing_note(replace(READY, **changes), WORDING)
    return note._replace(original_mail=original_mail, wrapped=wrapped)


INJECTED = st.sampled_from(
    ["Ada\r\nBcc: eve@example.org", "Ada\nX-Evil: 1", "Ada\r\n\r\n<script>alert(1)</script>",
     'Lovelace, Ada "the" <eve@example.org>', "=?utf-8?q?Ada=2C_eve=40example.org?=", "Ådä, Löve",
     "Иванова, Анна", "山田 太郎", "محمد", "a" * 300, "é" * 300, "<b>&amp;</b>", "x\x00y\x1b[2J",
     "\\", '"', "(comment)", "a@b.example, c", "From here"]
)  # fmt: skip
names = st.one_of(st.text(max_size=60), hostile, INJECTED).filter(tidy)


@st.composite
def any_outgoing(draw, **fixed_answers):
    """Draw a complete note to export with any text in its answers, except for `fixed_answers`."""
    required = {
        field: draw(names) for field in ("recipient_name", "organisation", "role", "sender_name")
    }
    answers = {**required, "outcome": "runner_up", "brings": "a word", **fixed_answers}
    note = compose_outgoing_note(replace(draw(any_answers()), **answers), WORDING)
    return note._replace(wrapped=draw(st.booleans()))
