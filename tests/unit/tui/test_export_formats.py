"""The export formats: any text that the writer types arrives complete, and is never markup."""

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
from templates.letter.composer import fingerprint
from templates.names.addresses import split_name_and_addresses
from templates.text import tidy
from tui.export.destinations import DESTINATIONS_BY_ID
from tui.export.formats import FORMATS
from tui.export.mailto import MAX_LINK_LENGTH, is_link_too_long, to_mailto
from tui.export.outgoing import ExportError, compose_outgoing_note
from tui.notes.sent import keep_letter


def parse_mail(source):
    """Parse a mail with the standard library, and check that it finds no defects."""
    mail = message_from_bytes(source.encode("ascii"), policy=policy.default)
    assert not mail.defects
    assert all(not value.defects for value in mail.values())
    return mail


def display_name(source, header):
    """Return the name before the address in a header, decoded according to RFC 2047."""
    ((name, _),) = getaddresses([message_from_bytes(source.encode("ascii"))[header]])
    return str(make_header(decode_header(name)))


def without_spaces(text):
    """Return a text without spaces."""
    return "".join(tidy(text).split())


# --- plain text


def test_each_paragraph_is_one_line_unless_the_text_is_wrapped():
    unwrapped, wrapped = (FORMATS["text"](outgoing(wrapped=w)) for w in (False, True))
    assert max(map(len, unwrapped.splitlines())) > 100
    assert max(map(len, wrapped.splitlines())) <= 72
    assert wrapped.split() == unwrapped.split()
    assert wrapped.startswith("Dear Grace,\n\n")


def test_a_printed_note_has_its_subject_unless_it_is_piped():
    printed, piped = (
        DESTINATIONS_BY_ID["print"].render(outgoing()._replace(is_piped=p)) for p in (False, True)
    )
    assert printed == f"Subject: Thank you – Programming Lead\n\n{piped}"
    assert piped == FORMATS["text"](outgoing())


# --- mail


def test_only_a_saved_mail_is_marked_as_an_unsent_draft():
    draft, mail = DESTINATIONS_BY_ID["eml"].render(outgoing()), FORMATS["eml"](outgoing())
    assert draft == f"X-Unsent: 1\n{mail}"


def test_a_mail_has_the_headers_and_the_letter_of_the_note():
    mail = parse_mail(FORMATS["eml"](outgoing()))
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
    (to,) = parse_mail(FORMATS["eml"](outgoing(recipient_name=name)))["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "grace@example.org")


@given(any_outgoing(recipient_email="grace@example.org", sender_email="ada@example.org"))
def test_any_text_arrives_by_mail_and_adds_no_header(note):
    mail = parse_mail(FORMATS["eml"](note))
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
    source = FORMATS["eml"](note)
    name, _ = split_name_and_addresses(note.answers.recipient_name)
    assert display_name(source, "To") == name
    assert display_name(source, "From") == tidy(note.answers.sender_name)
    # `policy.default` keeps the space between two encoded words of a long name.
    assert without_spaces(to.display_name) == without_spaces(name)
    assert mail["Subject"] == tidy(note.subject)
    assert mail.get_content() == note.letter + "\n"
    assert max(map(len, source.splitlines())) < 200


def test_a_reply_belongs_to_its_thread():
    mail = parse_mail(FORMATS["eml"](outgoing(original_mail=MAIL, recipient_email="")))
    assert mail["Subject"] == "Re: Your application"
    assert mail["In-Reply-To"] == "<2@example.org>"
    assert mail["References"] == "<1@example.org> <2@example.org>"
    assert mail["To"] == "Grace Hopper <hr@example.org>"


def test_several_recipients_get_one_mail():
    several = outgoing(
        recipient_name="Grace Hopper and Alan Reed",
        recipient_email="grace@a.example; Alan <alan@a.example>",
    )
    assert parse_mail(FORMATS["eml"](several))["To"] == (
        "Grace Hopper <grace@a.example>, Alan Reed <alan@a.example>"
    )


def test_an_international_domain_is_encoded_for_mail_servers():
    mail = parse_mail(FORMATS["eml"](outgoing(recipient_email="zoe@bücher.example")))
    assert mail["To"].addresses[0].addr_spec == "zoe@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "address", ["grace", "grace@", "@a", "a@b@c", "grace@a..b", "é@a.example", "x@-a"]
)
def test_an_invalid_address_is_an_error(address):
    with pytest.raises(ExportError, match=r"not a valid email address|before the @"):
        FORMATS["eml"](outgoing(recipient_email=address))


def test_a_sender_email_that_is_not_an_address_is_left_out():
    assert parse_mail(FORMATS["eml"](outgoing(sender_email="ask me")))["From"] is None


# --- links


def parse_link(link):
    """Return a link's recipients and its fields."""
    assert re.fullmatch(r"[!-~]+", link)
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    return parts.path, {k: v for k, (v,) in parse_qs(parts.query, strict_parsing=True).items()}


@given(any_outgoing(recipient_email="grace@example.org"))
def test_a_mail_link_contains_the_complete_letter_or_none_of_it(note):
    link = to_mailto(note)
    to, fields = parse_link(link)
    assert to == "grace@example.org"
    assert fields["subject"] == note.subject
    if is_link_too_long(note):
        assert fields.keys() == {"subject"}
    else:
        assert len(link) <= MAX_LINK_LENGTH
        assert fields == {
            "subject": note.subject, "body": note.note.letter().replace("\n", "\r\n")
        }  # fmt: skip


def test_a_long_letter_in_cyrillic_does_not_fit_in_a_link():
    assert not is_link_too_long(outgoing())
    assert is_link_too_long(outgoing(edited_letter="благодарю " * 60))


# --- pages


class Page(HTMLParser):
    """The title and the paragraphs that a browser would show of a page."""

    def __init__(self):
        super().__init__()
        self.tags = set()
        self.title, self.paragraphs = "", []
        self._open_tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, *attrs))
        if tag == "br":
            self.paragraphs[-1] += "\n"
        elif tag == "p":
            self.paragraphs.append("")
        if tag not in ("br", "meta"):
            self._open_tags.append(tag)

    def handle_endtag(self, tag):
        assert self._open_tags.pop() == tag

    def handle_data(self, data):
        if "title" in self._open_tags:
            self.title += data
        elif "p" in self._open_tags:
            self.paragraphs[-1] += data
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
    assert "\n\n".join(page.paragraphs) == re.sub(r"\n{2,}", "\n\n", letter)


def displayed_text(token):
    """Return the text that is displayed for a Markdown token, which has no other markup."""
    assert {child.type for child in token.children} <= {
        "text", "text_special", "hardbreak", "softbreak"
    }  # fmt: skip
    return "".join(
        "\n" if child.type.endswith("break") else child.content for child in token.children
    )


@given(any_outgoing())
def test_any_text_is_plain_text_in_markdown(note):
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(FORMATS["markdown"](note))
    )
    block_types = [token.type for token in tokens if token.type.endswith("_open")]
    assert block_types[0] == "heading_open"
    assert set(block_types[1:]) == {"paragraph_open"}
    heading, *displayed = [displayed_text(token) for token in tokens if token.type == "inline"]
    assert heading.split() == note.subject.split()
    paragraphs = re.split(r"\n{2,}", note.note.letter().strip("\n"))
    assert [text.split() for text in displayed] == [
        paragraph.split() for paragraph in paragraphs if paragraph.split()
    ]


# --- parts


def test_json_has_the_parts_of_the_note():
    parts = json.loads(FORMATS["json"](outgoing(original_mail=MAIL)))
    assert parts["to"] == ["grace@example.org"]
    assert parts["subject"] == "Re: Your application"
    assert parts["in_reply_to"] == "<2@example.org>"
    assert parts["greeting"] == "Dear Grace,"
    assert parts["linkedin"].keys() == {"text", "limit", "is_to_one", "count"}
    assert parts["linkedin"]["count"] <= parts["linkedin"]["limit"]


def test_the_parts_of_a_sent_note_are_those_of_its_letter():
    letter = keep_letter(READY, WORDING).edited_letter
    parts = json.loads(
        FORMATS["json"](
            outgoing(
                edited_letter=letter, edited_from=fingerprint(letter), recipient_name="Alan Turing"
            )
        )
    )
    body = "\n\n".join(" ".join(sentences) for sentences in parts["paragraphs"])
    end = "\n".join((parts["sign_off"], *parts["signature"]))
    assert "\n\n".join((parts["greeting"], body, end)) == letter
    assert parts["greeting"] == "Dear Grace,"


def test_the_linkedin_format_is_an_error_if_a_request_would_be_wrong():
    assert FORMATS["linkedin"](outgoing()).startswith("Dear Grace,")
    with pytest.raises(ExportError, match="is not appropriate after this outcome"):
        FORMATS["linkedin"](outgoing(outcome="reneged"))
    assert FORMATS["linkedin"](outgoing(connection_note="Hello, Grace")) == "Hello, Grace"
    with pytest.raises(ExportError, match="That is 201 characters"):
        FORMATS["linkedin"](outgoing(connection_note=f"Hi {'x' * 198}"))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("linkedin", "ics")])
def test_an_unfinished_note_cannot_be_rendered(name):
    with pytest.raises(UnfinishedNote):
        FORMATS[name](compose_outgoing_note(Answers(outcome="no_reply"), WORDING))


def test_no_format_contains_control_characters():
    for name in FORMATS.keys() - {"ics"}:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", FORMATS[name](outgoing())), name
    assert READY.recipient_email in FORMATS["eml"](outgoing())
