"""The least that a program can do at a key: it reads it and writes one row, without any toolkit."""

import os
import termios
import tty


def main() -> None:
    """Show what is typed in a note, until the input ends."""
    kept = termios.tcgetattr(0)
    tty.setraw(0)
    typed = ""
    try:
        os.write(1, b"\x1b[2J\x1b[HName\x1b[3;1HDear ,")
        while key := os.read(0, 1):
            typed += key.decode()
            os.write(1, f"\x1b[3;1HDear {typed},".encode())
    finally:
        termios.tcsetattr(0, termios.TCSANOW, kept)


if __name__ == "__main__":
    main()
