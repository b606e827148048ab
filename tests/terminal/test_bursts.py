"""Keys that arrive faster than the wizard can handle them."""

import tomllib

from helpers.keys import NEXT, PASTE_BEGIN, PASTE_END, QUIT
from helpers.wizard import Wizard

LONG = ("how you talked a new team through its first week, calmly, whatever broke; " * 6)[:400]


def test_each_key_of_a_burst_reaches_its_own_field(tmp_path, home):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type(
            "Grace\tAnalytical " + PASTE_BEGIN + "Engines" + PASTE_END + " Ltd\rLead" + NEXT * 2
        )
        wizard.type("\r\r" + LONG + "\r\r2\r3" + QUIT)
        assert wizard.wait() == 130
    (path,) = (home / "bridge-tui" / "notes").glob("*.toml")
    note = tomllib.loads(path.read_text())
    assert note["recipient"]["name"] == "Grace"
    assert note["application"] == {"organisation": "Analytical Engines Ltd", "role": "Lead"}
    assert note["detail"] == LONG
    assert note["tone"] == "warm"
    # There is no third length for the last key.
    assert "length" not in note
