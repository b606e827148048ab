"""The mail that a note replies to: read from any file, however damaged or hostile."""

import sys
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from templates.text import clean_line
from tui.commands.main import main
from tui.export.mail_file import read_original_mail
from tui.export.reply import MAX_REFERENCES, MailError, OriginalMail

THEIR_MAIL = (
    b"From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>\r\nTo: ada@example.org\r\n"
    b"Subject: =?utf-8?b?WW91ciBhcHBsaWNhdGlvbiDigJMgTGVhZA==?=\r\n"
    b"Message-ID: <b@mail.example>\r\nReferences: <a@mail.example>\r\n\r\nDear Ada,\r\n"
)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a mail from its bytes."""

    def from_bytes(raw):
        path = tmp_path / "theirs.eml"
        path.write_bytes(raw)
        return read_original_mail(str(path))

    return from_bytes


def test_the_headers_that_a_reply_needs_are_read(read):
    mail = read(THEIR_MAIL)
    assert mail == OriginalMail(
        "<b@mail.example>",
        ("<a@mail.example>",),
        "Your application – Lead",
        "zoe@example.org",
        "ada@example.org",
    )
    assert mail.reply_subject == "Re: Your application – Lead"


@pytest.mark.parametrize(
    ("subject", "reply_subject"),
    [(b"Hello", "Re: Hello"), (b"Re: Hello", "Re: Hello"), (b"RE: AW: Hello", "Re: Hello"),
     (b"Re[2]: Hello", "Re: Hello"), (b"", ""), (b"Re:", ""), (b"Regarding you", "Re: Regarding you"),
     (b"=?nonsense?q?Hello?=", "Re: Hello")],
)  # fmt: skip
def test_the_subject_of_a_reply_begins_with_a_single_re(read, subject, reply_subject):
    mail = read(b"Message-ID: <a@b>\nSubject: " + subject + b"\n\n")
    assert mail.reply_subject == reply_subject


def test_a_subject_with_broken_base64_can_be_replied_to(read):
    mail = read(b"Message-ID: <a@b>\nSubject: =?utf-8?b?abc?=\n\n")
    assert mail.reply_subject.startswith("Re: ")


@pytest.mark.parametrize(
    "raw", ["Café".encode(), "Café".encode("latin-1"), b"=?utf-8?q?Caf=C3=A9?="]
)
def test_a_subject_of_raw_bytes_is_read_in_its_charset(read, raw):
    assert read(b"Message-ID: <a@b>\nSubject: " + raw + b"\n\n").subject == "Café"


@pytest.mark.parametrize(
    "sender", [b"no-reply@a.example", b"NoReply@a.example", b"donotreply@a.example"]
)
def test_a_no_reply_address_is_not_used(read, sender):
    assert read(b"Message-ID: <a@b>\nFrom: " + sender + b"\n\n").address == ""


def test_the_address_to_reply_to_is_used(read):
    mail = read(b"Message-ID: <a@b>\nFrom: a@a.example\nReply-To: Z <z@a.example>\n\n")
    assert mail.address == "z@a.example"


def test_a_long_thread_keeps_its_first_and_last_references():
    thread = OriginalMail("<z@a>", tuple(f"<{n}@a>" for n in range(90))).thread
    assert len(thread) == MAX_REFERENCES
    assert (thread[0], thread[-2], thread[-1]) == ("<0@a>", "<89@a>", "<z@a>")


@given(st.binary(max_size=300))
@example(b"Message-ID: <a@b>\r\n\tX: y\r\nReferences: <c@d>\r\n <e@f>\r\n\r\n")
@example(b"Message-ID: <a@b>\nSubject: =?x?b?\xff?=\nFrom: \xff@\xff, <a@b\n\n")
def test_any_bytes_are_a_mail_or_an_error_in_one_sentence(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "any.eml"
    path.write_bytes(raw)
    try:
        mail = read_original_mail(str(path))
    except MailError as error:
        message = str(error)
    else:
        message = ""
        texts = (mail.message_id, mail.subject, mail.address, mail.recipient, *mail.references)
        for text in texts:
            assert text == clean_line(text)
    assert "\n" not in message


@pytest.mark.parametrize("path", ["/nowhere.eml", "/"])
def test_a_file_that_cannot_be_read_is_an_error_with_its_path(path, capsys, tmp_path):
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS)
    assert main(["render", str(answers), "--format", "eml", "--reply-to", path]) == 2
    assert capsys.readouterr().err.startswith(f"bridge-tui: {path}: ")


ANSWERS = """
schema = 1
outcome = "not_selected"
[recipient]
name = "Zoë"
[application]
organisation = "Engines"
role = "Lead"
[sender]
name = "Ada"
email = "ada@example.org"
"""


def test_render_replies_in_the_thread(tmp_path, capsys):
    (tmp_path / "answers.toml").write_text(ANSWERS)
    (tmp_path / "theirs.eml").write_bytes(THEIR_MAIL)
    arguments = ["render", str(tmp_path / "answers.toml"), "--format", "eml", "--wrap"]
    assert main([*arguments, "--reply-to", str(tmp_path / "theirs.eml")]) == 0
    printed = capsys.readouterr()
    assert "In-Reply-To: <b@mail.example>\n" in printed.out
    assert "<zoe@example.org>" in printed.out
    assert printed.err == ""
    assert main(arguments) == 0
    assert "addressed to nobody" in capsys.readouterr().err


def test_the_mail_may_come_from_standard_input(tmp_path, capsys, monkeypatch):
    (tmp_path / "answers.toml").write_text(ANSWERS)
    options = ["--format", "eml", "--reply-to", "-"]
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(THEIR_MAIL)))
    assert main(["render", str(tmp_path / "answers.toml"), *options]) == 0
    assert "In-Reply-To: <b@mail.example>\n" in capsys.readouterr().out
    assert main(["render", "-", *options]) == 2
    assert "cannot both come from standard input" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "from_line"),
    [
        (b"Ada Lovelace <ada.l@example.org>", "From: Ada <ada.l@example.org>\n"),
        (b"ada@one.example, bob@two.example", ""),
        (b"undisclosed-recipients:;", ""),
        ("zoë@example.org".encode(), ""),
    ],
)
def test_a_reply_comes_from_the_address_that_received_the_mail(tmp_path, capsys, to, from_line):
    answers, theirs = tmp_path / "answers.toml", tmp_path / "theirs.eml"
    answers.write_text(ANSWERS.replace('email = "ada@example.org"\n', ""))
    theirs.write_bytes(THEIR_MAIL.replace(b"ada@example.org", to))
    command = ["render", str(answers), "--format", "eml", "--reply-to", str(theirs)]
    assert main(command) == 0
    lines = [line for line in capsys.readouterr().out.splitlines(True) if line.startswith("From")]
    assert "".join(lines) == from_line
    answers.write_text(ANSWERS)
    assert main(command) == 0
    assert "From: Ada <ada@example.org>\n" in capsys.readouterr().out


def test_the_writers_own_subject_replaces_that_of_the_mail(tmp_path, capsys):
    answers, theirs = tmp_path / "answers.toml", tmp_path / "theirs.eml"
    theirs.write_bytes(THEIR_MAIL)
    for review_table, subject in (
        ("", "Re: Your application – Lead"),
        ('[review]\nsubject = "Hi"', "Hi"),
    ):
        answers.write_text(f"{ANSWERS}{review_table}\n")
        assert main(["render", str(answers), "--subject", "--reply-to", str(theirs)]) == 0
        assert capsys.readouterr().out == f"{subject}\n"
