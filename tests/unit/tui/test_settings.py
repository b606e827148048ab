"""Settings and state: any file is read, and a change loses nothing else."""

import threading
import tomllib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from templates import Answers
from tui.system import atomic_write, details, proofreader
from tui.system import state as state_module
from tui.system.settings import (
    Settings,
    change_settings,
    read_settings,
    wording_folder,
)
from tui.system.state import State, change_state, read_state

ADA = Answers(sender_name="Ada [/b] Lovelace", sender_phone="+44", role="Programming Lead")
COMMENTED = """\
# My settings
premium = true  # since May

# Colours
theme = "nord"  # dark

[sender]  # me
name = "A. Lovelace"  # as on the card
# no phone
"""


@pytest.fixture
def config(tmp_path):
    """The path of a config file that does not exist yet."""
    return tmp_path / "config.toml"


def test_saving_the_details_keeps_other_settings(config):
    config.write_text("premium = true\n")
    details.save_details(config, ADA)
    again = details.read_details(config)
    assert (again.sender_name, again.sender_phone) == ("Ada [/b] Lovelace", "+44")
    assert again.role == ""
    assert read_settings(config).premium


def test_changing_a_setting_keeps_comments_and_order(config):
    config.write_text(COMMENTED)
    details.save_details(config, ADA)
    change_settings(config, {"theme": "gruvbox", "wrap": True})
    lines = config.read_text().splitlines()
    assert [line for line in lines if line in COMMENTED.splitlines() and line] == [
        "# My settings", "premium = true  # since May", "# Colours", "[sender]  # me", "# no phone",
    ]  # fmt: skip
    assert 'theme = "gruvbox"  # dark' in lines
    assert 'name = "Ada [/b] Lovelace"  # as on the card' in lines
    assert read_settings(config).theme == "gruvbox"
    assert read_settings(config).wrap


keys = st.sampled_from(["premium", "theme", "wrap", "wording", "other", "zeta"])
any_value = st.booleans() | st.integers(0, 9) | st.text("ab #\"'\n", max_size=5)
any_table = st.dictionaries(st.sampled_from(["name", "email", "x y"]), any_value, max_size=3)
any_settings = st.dictionaries(keys, any_value, max_size=4)
# In a file, `sender` may be anything; a change always makes it a table.
any_file = any_settings | st.builds(dict, any_settings, sender=any_value | any_table)
any_change = any_settings | st.builds(dict, any_settings, sender=any_table)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_file, any_change)
@example({"sender": 3, "theme": "a"}, {"sender": {"name": "Ada"}})
@example({"sender": {"name": "A"}}, {"theme": "nord"})
def test_any_change_keeps_the_rest_of_the_file(config, before, values):
    import tomli_w

    config.write_text("# mine\n" + tomli_w.dumps(before) + "# the end\n")
    change_settings(config, values)
    text = config.read_text()
    assert "# mine\n" in text
    assert "# the end\n" in text
    expected = dict(before)
    for key, value in values.items():
        are_tables = isinstance(value, dict) and isinstance(before.get(key), dict)
        expected[key] = {**before[key], **value} if are_tables else value
    assert tomllib.loads(text) == expected


def test_a_file_that_is_not_toml_is_not_overwritten(config):
    for content in (b"wording = ~/ours\n", b"\xfe", b"a = " + b"[" * 5000):
        config.write_bytes(content)
        assert "cannot be read as TOML" in details.save_details(config, ADA)
        assert config.read_bytes() == content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100) | st.text(max_size=50).map(str.encode))
@example(b"[")
@example(b"a = " + b"[" * 5000)
@example(b"sender = 3")
@example(b"[sender]\nname = 4")
def test_any_file_can_be_read(tmp_path, content):
    for name, read, default in (
        ("config.toml", read_settings, Settings()),
        ("state.json", read_state, State()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert isinstance(read(path), type(default))
    assert isinstance(details.read_details(tmp_path / "config.toml"), Answers)


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ('premium = "yes"', "premium must be true or false; it is ignored."),
        ("wrap = 1", "wrap must be true or false; it is ignored."),
        ("theme = 3", "theme must be a name in quotes; it is ignored."),
        ("sender = 3", "sender must be a table, [sender]; it is ignored."),
        ("[sender]\nname = 4", "sender.name must be a text in quotes; it is ignored."),
        ('[sender]\n"\\u001b[2Jx" = 4', "sender.[2Jx must be a text in quotes; it is ignored."),
        ('wordings = "~/ours"', "wordings is not a setting: did you mean wording? It is ignored."),
        ("premium = maybe", "is not used: line 1: needs quotation marks"),
    ],
)
def test_a_setting_of_the_wrong_type_is_ignored_with_a_warning(config, line, warning):
    config.write_text(f"{line}\n")
    found = read_settings(config)
    (sentence,) = found.warnings
    assert str(config) in sentence
    assert warning in sentence
    assert found == Settings(sender=found.sender, warnings=found.warnings)
    assert not any(found.sender.values())


# --- state


def test_the_state_is_read_as_it_was_last_written(tmp_path):
    file = tmp_path / "state.json"
    change_state(file, destination="eml")
    change_state(file, proofreading_explained=True)
    assert read_state(file) == State("eml", proofreading_explained=True)
    file.write_text('{"destination": 3, "later": "x"}')
    assert read_state(file) == State()


# --- two sessions side by side


def race(monkeypatch, module, first, second):
    """Let a second session change a file just before the first writes it.

    `module` is where the function that writes the file is looked up; `first` and `second` are the changes.
    """
    write = module.write_atomically
    thread = threading.Thread(target=second)

    def write_when_the_other_has_tried(*arguments):
        monkeypatch.setattr(module, "write_atomically", write)
        thread.start()
        # The second session cannot end before this one releases the lock, so wait only a moment.
        thread.join(0.3)
        write(*arguments)

    monkeypatch.setattr(module, "write_atomically", write_when_the_other_has_tried)
    first()
    thread.join()


def test_two_sessions_keep_the_settings_of_both(config, monkeypatch):
    race(
        monkeypatch,
        atomic_write,
        lambda: details.save_details(config, ADA),
        lambda: change_settings(config, {"theme": "nord"}),
    )
    found = read_settings(config)
    assert (found.theme, found.sender["phone"]) == ("nord", "+44")


def test_two_sessions_keep_the_state_of_both(tmp_path, monkeypatch):
    file = tmp_path / "state.json"
    race(
        monkeypatch,
        state_module,
        lambda: change_state(file, destination="eml"),
        lambda: change_state(file, proofreading_explained=True),
    )
    assert read_state(file) == State("eml", proofreading_explained=True)


def test_two_sessions_keep_the_words_of_both(tmp_path, monkeypatch):
    mine, theirs = (proofreader.Proofreader(tmp_path / "dictionary.txt") for _ in range(2))
    mine.accept("Leiden")
    race(
        monkeypatch,
        proofreader,
        lambda: mine.accept("frobnicator"),
        lambda: theirs.accept("Zyxwv"),
    )
    assert sorted(mine.accepted_words()) == ["Leiden", "Zyxwv", "frobnicator"]


def test_a_dictionary_that_cannot_be_read_is_not_overwritten(tmp_path):
    file = tmp_path / "dictionary.txt"
    file.write_bytes(b"\xfe")
    with pytest.raises(OSError, match="not text in UTF-8"):
        proofreader.Proofreader(file).accept("Leiden")
    assert file.read_bytes() == b"\xfe"


def test_the_wait_for_the_lock_of_another_session_ends(config, monkeypatch):
    monkeypatch.setattr(atomic_write, "LOCK_TIMEOUT", 0.1)
    with atomic_write.locked_for_change(config):
        error = change_settings(config, {"theme": "nord"})
    assert "another session is changing it" in error


def test_a_failed_write_is_reported(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.open", fail)
    for error in (
        change_settings(tmp_path / "config.toml", {"theme": "nord"}),
        change_state(tmp_path / "state.json", destination="eml"),
    ):
        assert error.startswith("Settings not saved: Read-only file system")


def test_a_relative_wording_folder_is_beside_the_config_file(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text('wording = "ours"\n')
    assert wording_folder(config) == tmp_path / "ours"
