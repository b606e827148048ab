"""Standard input, output and error, even where the parent process has closed or changed them.

Also reads the files that may be given in place of standard input.
"""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from templates.errors import BridgeError, InvalidInput
from tui.system.paths import expand_home


class OutputError(BridgeError):
    """Standard output cannot be written to; the message says why."""


class NoInputError(InvalidInput):
    """Standard input cannot be read; the message says why."""


def prepare_streams() -> None:
    """Open the standard streams that are closed, and make all of them blocking.

    If one stayed closed, the next file to be opened would get its descriptor. Reading a closed
    standard input and writing to a closed standard output still fail. Text for a closed standard
    error is dropped, because there is nowhere to report a failure.
    """
    if sys.stdin is None:
        sys.stdin = _open_in_place(0, os.O_WRONLY, "r")
    if sys.stdout is None:
        sys.stdout = _open_in_place(1, os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _open_in_place(2, os.O_WRONLY, "w")
    for descriptor in (0, 1, 2):
        # A parent process may have left a pipe in non-blocking mode.
        with suppress(OSError):
            if not os.get_blocking(descriptor):
                os.set_blocking(descriptor, True)
    _use_ascii_if_asked()


def _use_ascii_if_asked() -> None:
    """Encode standard error, where the wizard draws, in ASCII if the locale C or POSIX was chosen.

    Python uses UTF-8 in these locales, because systems use them if nobody has chosen a locale.
    """
    is_ascii_locale = os.environ.get("LC_ALL") in ("C", "POSIX")
    is_utf8_by_default = bool(sys.flags.utf8_mode) and "PYTHONUTF8" not in os.environ
    is_asked = is_ascii_locale and is_utf8_by_default
    if is_asked and isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="ascii", errors=sys.stderr.errors)


def _open_in_place(descriptor: int, flags: int, mode: str) -> TextIO:
    """Open /dev/null under the descriptor of a standard stream, and return a stream for it.

    `flags` may contradict `mode`, so that using the stream fails.
    """
    opened = os.open(os.devnull, flags)
    if opened != descriptor:
        os.dup2(opened, descriptor)
        os.close(opened)
    errors = "backslashreplace" if descriptor == 2 else "strict"
    raw = io.FileIO(descriptor, mode, closefd=False)
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, encoding="utf-8", errors=errors)


def is_input_open() -> bool:
    """Return whether standard input can be read."""
    try:
        os.read(sys.stdin.fileno(), 0)
    except io.UnsupportedOperation:
        # Standard input is not a file, as in a test.
        return True
    except OSError:
        return False
    return True


def read_standard_input(limit: int) -> bytes:
    """Read standard input to its end, or at most `limit` bytes. Raises NoInputError."""
    try:
        return sys.stdin.buffer.read(limit)
    except OSError as error:
        raise NoInputError(f"standard input: {_reason(error)}") from None


def read_file(name: str, limit: int) -> bytes:
    """Read a file to its end, or at most `limit` bytes. Raises OSError and UnusableFolder."""
    try:
        with expand_home(name).open("rb") as file:
            return file.read(limit)
    except ValueError:
        raise OSError(errno.EINVAL, "not a path") from None


def read_file_or_input(name: str, limit: int) -> bytes:
    """Read a file, or standard input if the name is "-", to its end or at most `limit` bytes.

    Raises OSError, UnusableFolder and NoInputError.
    """
    return read_standard_input(limit) if name == "-" else read_file(name, limit)


def connect_input_to_terminal() -> None:
    """Read standard input from the terminal from now on, not from a pipe.

    Raises NoInputError if there is no terminal.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise NoInputError(
            "There is no terminal to ask the questions on;"
            ' "bridge-tui reply - --answers" works without one.'
        ) from None
    os.dup2(terminal, 0)
    os.close(terminal)


def write_output(text: str) -> None:
    """Write a text to standard output in UTF-8, regardless of the locale's encoding.

    Raises OutputError, and BrokenPipeError if the reader has closed the pipe.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        raise _output_error(error) from None


def flush_output() -> None:
    """Write buffered text to standard output. Raises the errors of `write_output`."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _output_error(error) from None


def _output_error(error: OSError) -> OSError | OutputError:
    # Python flushes the stream again at exit, which would fail with a traceback.
    discard_output(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return error
    return OutputError(f"standard output: {_reason(error)}")


def print_error(text: str) -> None:
    """Print a text on standard error; if that fails, the text is dropped."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        discard_output(sys.stderr)


def discard_output(stream: TextIO) -> None:
    """Drop everything that is written to a stream from now on."""
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, stream.fileno())
    os.close(descriptor)


def _reason(error: OSError) -> str:
    return "it is closed." if error.errno == errno.EBADF else f"{error.strerror or error}."
