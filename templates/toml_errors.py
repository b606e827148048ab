"""Explain errors in the syntax of a TOML file to people who do not know TOML."""

import re

import tomli

_CURLY_QUOTES = tuple("“”„‟")
_CURLY_APOSTROPHES = tuple("‘’‚")
_MAX_SHOWN = 60
"""The maximum number of characters of a line to show."""

_BOOLEAN = r"(?i)(?:true|false|yes|no|on|off)\s*(?:#.*)?"
"""A word for true or false up to the end of the line, with any comment: "Yes  # or No"."""


def explain_syntax_error(error: tomli.TOMLDecodeError) -> str:
    """Return the number of the line, what is wrong with it, what to do, and the line itself."""
    # `splitlines` would also split at other characters, which end no line of a TOML file.
    lines = error.doc.removesuffix("\n").split("\n")
    number = min(error.lineno, len(lines)) or 1
    line = lines[number - 1] if lines else ""
    shown = line.strip()
    if len(shown) > _MAX_SHOWN:
        shown = f"{shown[: _MAX_SHOWN - 1]}…"
    return f"line {number}: {_explain(error.msg, line, error.colno)}: {shown}"


def explain_encoding_error(error: UnicodeDecodeError) -> str:
    """Return the number of the line that is not in UTF-8, and what to do."""
    number = error.object.count(b"\n", 0, error.start) + 1
    return f"line {number}: is not text in UTF-8: save the file as UTF-8"


def _explain(message: str, line: str, column: int) -> str:
    """Return what is wrong with a line, and what to do.

    `message` is from tomli, and `column` is the number of the character at which tomli stopped.
    """
    rest = line[max(0, column - 1) :]
    if "\0" in line:
        return "is not text in UTF-8: save the file as UTF-8"
    if message.startswith(("Cannot declare", "Cannot overwrite", "Cannot mutate")):
        return "appears twice under this name: give it another one, or join the two"
    quote_count = line.count('"')
    # Curly quotation marks are fine inside a text between two straight ones.
    has_only_curly = any(quote in line for quote in _CURLY_QUOTES) and quote_count < 2
    if rest.startswith(_CURLY_QUOTES + _CURLY_APOSTROPHES) or has_only_curly:
        return 'has curly quotation marks: write straight ones (")'
    if message.startswith(("Illegal character '\\n'", "Unterminated string", 'Expected "\'"')):
        return "has a text without its closing quotation mark: a text must be on one line"
    if message == "Invalid value" and re.fullmatch(_BOOLEAN, rest):
        return "must say true or false, in lower case"
    if message == "Invalid value" and rest[:1].isalpha():
        return 'needs quotation marks around the text, like "…"'
    if message.startswith("Unclosed array"):
        return "lacks a comma between two texts, or the ] at the end"
    if message.startswith("Unescaped '\\'"):
        return "has a backslash, which no text needs: leave it out"
    if message.startswith("Expected ']' at the end of a table"):
        return "needs one word between two square brackets, like [plain_thanks]"
    if message.startswith("Expected '='"):
        return "needs an equals sign after a name of one word"
    if message.startswith("Expected newline") and re.match(r"[^\"']*'", line):
        # The first quotation mark is a single one: an apostrophe has ended the text.
        return 'has words after the end of a text: put the text between double quotation marks (")'
    if message.startswith("Expected newline") and quote_count + line.count("'") >= 2:
        return 'has words after the end of a text: write \\" for a quotation mark inside it'
    return f"is not TOML ({message})"
