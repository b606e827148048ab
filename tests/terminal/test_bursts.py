"""Keys that arrive faster than the wizard can handle them."""

import tomllib

from helpers.wizard import Wizard

NEXT, LEAVE = "\x0e", "\x11"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LONG = ("how you talked a new team through its first week, calmly, whatever broke; " * 6)[:400]


def test_each_key_of_a_burst_reaches_its_own_field(tmp_path, home):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("Grace\tAnalytical " + PASTE + "Engines" + PASTED + " Ltd\rLead" + NEXT * 2)
        wizard.type("\r" + LONG + "\r\r2\r3" + LEAVE)
        assert wizard.ended() == 130
    (note,) = (home / "bridge-tui" / "notes").glob("*.toml")
    kept = tomllib.loads(note.read_text())
    assert kept["recipient"]["name"] == "Grace"
    assert kept["application"] == {"organisation": "Analytical Engines Ltd", "role": "Lead"}
    assert kept["detail"] == LONG
    assert kept["tone"] == "warm"
    assert "length" not in kept
