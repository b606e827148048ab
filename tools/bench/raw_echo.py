"""The lower bound of the benchmark: echo each key into one row, without any toolkit."""

import os
import termios
import tty


def main() -> None:
    """Echo typed keys into the greeting until the input ends."""
    attributes = termios.tcgetattr(0)
    tty.setraw(0)
    name = ""
    try:
        os.write(1, b"\x1b[2J\x1b[HName\x1b[3;1HDear ,")
        while key := os.read(0, 1):
            name += key.decode()
            os.write(1, f"\x1b[3;1HDear {name},".encode())
    finally:
        termios.tcsetattr(0, termios.TCSANOW, attributes)


if __name__ == "__main__":
    main()
