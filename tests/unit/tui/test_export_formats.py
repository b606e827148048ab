"""The formats: what was typed arrives as text, whole, wherever it goes."""

import json
import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from helpers.outgoing_notes import MAIL, READY, WORDING, any_outgoing, outgoing
from templates import Answers, UnfinishedNote
from templates.letter.people import split_address
from templates.text import tidy
from tui.export.destinations import DESTINATIONS_BY_ID
from tui.export.formats import FORMATS
from tui.export.mailto import MAX_LENGTH, is_too_long, to_mailto
from tui.export.outgoing import ExportError, outgoing_note


def parsed(mail):
    """A mail as the standard library reads it, having found nothing wrong with it."""
    read = message_from_bytes(mail.encode("ascii"), policy=policy.default)
    assert not read.defects
    assert all(not value.defects for value in read.values())
    return read


def named(mail, header):
    """The name before the address in a header, as RFC 2047 has it read."""
    ((name, _),) = getaddresses([message_from_bytes(mail.encode("ascii"))[header]])
    return str(make_header(decode_header(name)))


def squeezed(text):
    """A text without its blanks."""
    return "".join(tidy(text).split())


# --- plain text


def test_text_is_a_line_a_paragraph_or_wrapped_for_mail():
    long, wrapped = (FORMATS["text"](outgoing(wrapped=w)) for w in (False, True))
    assert max(map(len, long.splitlines())) > 100
    assert max(map(len, wrapped.splitlines())) <= 72
    assert wrapped.split() == long.split()
    assert wrapped.startswith("Dear Grace,\n\n")


def test_a_printed_note_has_its_subject_unless_another_program_gets_it():
    printed, piped = (
        DESTINATIONS_BY_ID["print"].render(outgoing()._replace(piped=p)) for p in (False, True)
    )
    assert printed == f"Subject: Thank you – Programming Lead\n\n{piped}"
    assert piped == FORMATS["text"](outgoing())


# --- mail


def test_only_a_mail_that_is_saved_is_marked_as_an_unsent_draft():
    draft, mail = DESTINATIONS_BY_ID["eml"].render(outgoing()), FORMATS["eml"](outgoing())
    assert draft == f"X-Unsent: 1\n{mail}"


def test_a_mail_has_what_the_answers_give():
    mail = parsed(FORMATS["eml"](outgoing()))
    assert mail["Date"] is None
    assert mail["To"] == "Grace Hopper <grace@example.org>"
    assert mail["From"] == "Ada Lovelace <ada@example.org>"
    assert mail["Subject"] == "Thank you – Programming Lead"
    assert mail["In-Reply-To"] is None
    assert mail.get_content() == outgoing().note.letter() + "\n"


@pytest.mark.parametrize(
    "name",
    ["Zoë Çelik", 'Grace "Amazing" Hopper', "Hopper, Grace", "山田 太郎", "Анна Иванова", "O'Brien",
     'Çelik, Zoë "Zo"', "Dr. Grace Hopper", "אדה לאבלייס", "=?utf-8?q?Eve?=", "back\\slash"],
)  # fmt: skip
def test_a_display_name_arrives_as_typed(name):
    (to,) = parsed(FORMATS["eml"](outgoing(recipient_name=name)))["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "grace@example.org")


@given(any_outgoing(recipient_email="grace@example.org", sender_email="ada@example.org"))
def test_any_text_arrives_by_mail_and_adds_no_header(note):
    mail = parsed(FORMATS["eml"](note))
    assert sorted(mail.keys()) == sorted(
        [
            "From",
            "To",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
        ]
    )
    (to,), (sender,) = mail["To"].addresses, mail["From"].addresses
    assert (to.addr_spec, sender.addr_spec) == ("grace@example.org", "ada@example.org")
    raw = FORMATS["eml"](note)
    name, _ = split_address(note.answers.recipient_name)
    assert (named(raw, "To"), named(raw, "From")) == (
        name, tidy(note.answers.sender_name)
    )  # fmt: skip
    # The newer parser keeps the blank between two encoded words of a long name.
    assert squeezed(to.display_name) == squeezed(name)
    assert mail["Subject"] == tidy(note.subject)
    assert mail.get_content() == note.letter + "\n"
    assert max(map(len, raw.splitlines())) < 200


def test_a_reply_belongs_to_its_thread():
    mail = parsed(FORMATS["eml"](outgoing(replied_mail=MAIL, recipient_email="")))
    assert mail["Subject"] == "Re: Your application"
    assert mail["In-Reply-To"] == "<2@example.org>"
    assert mail["References"] == "<1@example.org> <2@example.org>"
    assert mail["To"] == "Grace Hopper <hr@example.org>"


def test_several_recipients_get_one_mail():
    several = outgoing(
        recipient_name="Grace Hopper and Alan Reed",
        recipient_email="grace@a.example; Alan <alan@a.example>",
    )
    assert parsed(FORMATS["eml"](several))["To"] == (
        "Grace Hopper <grace@a.example>, Alan Reed <alan@a.example>"
    )


def test_an_international_domain_is_written_as_mail_servers_know_it():
    mail = parsed(FORMATS["eml"](outgoing(recipient_email="zoe@bücher.example")))
    assert mail["To"].addresses[0].addr_spec == "zoe@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "wrong", ["grace", "grace@", "@a", "a@b@c", "grace@a..b", "é@a.example", "x@-a"]
)
def test_an_invalid_address_is_an_error(wrong):
    with pytest.raises(ExportError, match=r"not an address|before the @"):
        FORMATS["eml"](outgoing(recipient_email=wrong))


def test_a_contact_line_without_an_address_sets_no_sender():
    assert parsed(FORMATS["eml"](outgoing(sender_email="ask me")))["From"] is None


# --- links


def taken_apart(link):
    """A link's recipients and its fields."""
    assert re.fullmatch(r"[!-~]+", link)
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    return parts.path, {k: v for k, (v,) in parse_qs(parts.query, strict_parsing=True).items()}


@given(any_outgoing(recipient_email="grace@example.org"))
def test_a_mail_link_contains_all_of_the_letter_or_none(note):
    link = to_mailto(note)
    to, fields = taken_apart(link)
    assert to == "grace@example.org"
    assert fields["subject"] == note.subject
    if is_too_long(note):
        assert fields.keys() == {"subject"}
    else:
        assert len(link) <= MAX_LENGTH
        assert fields == {
            "subject": note.subject, "body": note.note.letter().replace("\n", "\r\n")
        }  # fmt: skip


def test_the_usual_letter_fits_a_link_and_one_in_another_script_may_not():
    assert not is_too_long(outgoing())
    assert is_too_long(outgoing(edited="благодарю " * 60))


# --- pages


class Page(HTMLParser):
    """What a browser would show of a page."""

    def __init__(self):
        super().__init__()
        self.tags = set()
        self.title, self.rows = "", [""]
        self._inside = []

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, *attrs))
        if tag == "br":
            self.rows[-1] += "\n"
        elif tag == "p":
            self.rows.append("")
        if tag not in ("br", "meta"):
            self._inside.append(tag)

    def handle_endtag(self, tag):
        assert self._inside.pop() == tag

    def handle_data(self, data):
        if "title" in self._inside:
            self.title += data
        elif "p" in self._inside:
            self.rows[-1] += data
        else:
            assert not data.strip()


@given(any_outgoing())
def test_any_text_is_plain_text_in_html(note):
    page = Page()
    page.feed(FORMATS["html"](note))
    page.close()
    assert {tag for tag, *_ in page.tags} <= {"html", "head", "meta", "title", "body", "p", "br"}
    assert page.title == note.subject
    letter = note.note.letter().strip("\n")
    assert "\n\n".join(page.rows[1:]) == re.sub(r"\n{2,}", "\n\n", letter)


def words_shown(token):
    """The text of a Markdown line as it would be shown."""
    shown = {"text": lambda t: t.content, "hardbreak": lambda _: "\n", "softbreak": lambda _: "\n",
             "text_special": lambda t: t.content}  # fmt: skip
    return "".join(shown[child.type](child) for child in token.children)


@given(any_outgoing())
def test_any_text_is_plain_text_in_markdown(note):
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(FORMATS["markdown"](note))
    )
    kinds = [t.type for t in tokens if t.type.endswith("_open")]
    assert kinds[0] == "heading_open"
    assert set(kinds[1:]) == {"paragraph_open"}
    heading, *rows = [words_shown(t) for t in tokens if t.type == "inline"]
    assert heading.split() == note.subject.split()
    assert [row.split() for row in rows] == [
        row.split() for row in re.split(r"\n{2,}", note.note.letter().strip("\n")) if row.split()
    ]


# --- parts


def test_json_gives_every_part():
    parts = json.loads(FORMATS["json"](outgoing(replied_mail=MAIL)))
    assert parts["to"] == ["grace@example.org"]
    assert parts["subject"] == "Re: Your application"
    assert parts["in_reply_to"] == "<2@example.org>"
    assert parts["greeting"] == "Dear Grace,"
    assert parts["linkedin"]["count"] <= parts["linkedin"]["limit"]


def test_the_connection_note_is_a_format_of_its_own():
    assert FORMATS["linkedin"](outgoing()).startswith("Dear Grace,")
    with pytest.raises(ExportError, match="does not belong"):
        FORMATS["linkedin"](outgoing(outcome="reneged"))


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in ("linkedin", "ics")])
def test_an_unfinished_note_has_no_format(form):
    with pytest.raises(UnfinishedNote):
        FORMATS[form](outgoing_note(Answers(outcome="no_reply"), WORDING))


def test_the_formats_of_the_usual_note_hold_no_stray_control_character():
    for form in FORMATS.keys() - {"ics"}:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", FORMATS[form](outgoing())), form
    assert READY.recipient_email in FORMATS["eml"](outgoing())
