"""A real mail program opens the draft, and a real browser the page, and show what was written."""

import html
import json
import os
import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from helpers.factories import complete_answers
from helpers.keys import NEXT
from helpers.programs import needs
from helpers.wizard import Wizard
from templates.phrasebook.wording_reader import built_in
from tui.export.formats import FORMATS
from tui.export.outgoing import compose_outgoing_note
from tui.export.reply import OriginalMail

ANSWERS = complete_answers(
    recipient_name="Zoë Çelik",
    recipient_email="zoe@example.org",
    role="Ingénieure d’études – “Machines”",
    sender_email="ada@example.org",
)
HOSTILE = '<img src=x onerror="ran=1"><script>ran=1</script>&lt;b&gt;'
"""Text that sets the variable `ran` if a browser runs it."""


@pytest.mark.parametrize(
    "name",
    ["Zoë Çelik", 'Grace "Amazing" Hopper', "Hopper, Grace", 'Çelik, Zoë "Zo"', "山田 太郎",
     "Александра Константинопольская-Преображенская", "אדה לאבלייס"],
)  # fmt: skip
def test_neomutt_opens_the_draft(tmp_path, monkeypatch, name):
    needs("neomutt")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    mail = OriginalMail("<theirs@example.org>", (), "Ihre Bewerbung – Lead")
    outgoing = compose_outgoing_note(replace(ANSWERS, recipient_name=name), built_in())._replace(
        original_mail=mail
    )
    (tmp_path / "draft.eml").write_text(FORMATS["eml"](outgoing))
    (tmp_path / "neomuttrc").write_text(
        f"set editor='cp %s {tmp_path}/edited'\nset edit_headers=yes\nset abort_unmodified=no\n"
        f"set fast_reply=yes\nset postponed={tmp_path}/postponed\nset folder={tmp_path}\n"
        f"set tmpdir={tmp_path}\nset send_charset=utf-8\n"
    )
    command = ("neomutt", "-n", "-F", f"{tmp_path}/neomuttrc", "-H", f"{tmp_path}/draft.eml")
    with Wizard(command=command, cwd=tmp_path) as mutt:
        mutt.until(r"To: .*zoe@example\.org").until("Subject: Re: Ihre Bewerbung – Lead")
        mutt.wait_until((tmp_path / "edited").exists)
        mutt.type("q").until("ostpone").type("n")
        mutt.wait()
    head, _, body = (tmp_path / "edited").read_text().partition("\n\n")
    headers = dict(re.findall(r"(?m)^([\w-]+): (.*)$", re.sub(r"\n[ \t]+", " ", head)))
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    assert headers["To"] in (f"{name} <zoe@example.org>", f'"{quoted}" <zoe@example.org>')
    assert headers["From"] == "Ada Lovelace <ada@example.org>"
    assert headers["In-Reply-To"] == "<theirs@example.org>"
    assert body.strip() == outgoing.letter


def test_over_ssh_the_mail_link_can_be_clicked_and_is_printed(notes, tmp_path):
    draft = replace(notes.new_draft(date(2026, 11, 23)), answers=ANSWERS)
    notes.save(draft)
    link = FORMATS["mailto"](compose_outgoing_note(ANSWERS, built_in())).encode()
    with Wizard("open", draft.id, cwd=tmp_path, env={"SSH_CONNECTION": "there"}) as wizard:
        wizard.until("Read it as they will").type(NEXT).until("How will you send it")
        wizard.type("5\r").until("Click the link").until("Open it in the mail program")
        assert re.search(rb"\x1b\]8;[^;]*;" + re.escape(link) + rb"\x1b\\", wizard.raw)
        wizard.type("d\r")
        assert wizard.wait() == 0
    output_after_the_wizard = wizard.raw[wizard.raw.rindex(b"\x1b[?1049l") :]
    clickable = b"\x1b]8;;" + link + b"\x1b\\Open it in the mail program\x1b]8;;\x1b\\"
    assert clickable in output_after_the_wizard


PAGE = """<!DOCTYPE html><meta charset="utf-8"><div id="mail" contenteditable></div>
<pre id="result"></pre><script>
var ran = 0;
const note = new DOMParser().parseFromString({note}, "text/html");
const mail = document.getElementById("mail");
mail.focus();
getSelection().selectAllChildren(mail);
document.execCommand("insertHTML", false, note.body.innerHTML);
const tags = [...mail.querySelectorAll("*")].map(e => e.tagName);
onload = () => {{
  const result = {{text: mail.innerText, title: note.title, tags, ran}};
  document.getElementById("result").textContent = JSON.stringify(result);
}};
</script>"""
"""A page that pastes the note into an empty mail, and writes what became of it into `#result`."""


def open_in_browser(page, profile):
    """Open a page in a headless browser, and return the page that results, as HTML."""
    needs("chromium")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync --dump-dom"
    ).split()
    result = subprocess.run(
        ["chromium", *flags, f"--user-data-dir={profile}", page.as_uri()],
        capture_output=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    return result.stdout.decode()


def test_a_browser_shows_the_pasted_note_and_runs_no_script(tmp_path):
    answers = replace(ANSWERS, role=HOSTILE, sender_name=HOSTILE, sender_phone="</p><p>")
    outgoing = compose_outgoing_note(answers, built_in())
    page = tmp_path / "mail.html"
    note = json.dumps(FORMATS["html"](outgoing)).replace("<", "\\u003c")
    page.write_text(PAGE.format(note=note))
    dom = open_in_browser(page, tmp_path / "profile")
    mail = json.loads(html.unescape(re.search(r'<pre id="result">(.*?)</pre>', dom, re.S)[1]))
    assert mail["text"].split() == outgoing.letter.split()
    assert mail["text"].count("\n\n") >= outgoing.letter.count("\n\n")
    assert mail["title"] == outgoing.subject
    assert set(mail["tags"]) <= {"P", "BR"}
    assert mail["ran"] == 0
