"""Ask for the employer's mail in plain mode, and fill in answers from it."""

from templates.errors import BridgeError
from tui.plain.prompts import Back, Prompter
from tui.session import Position, Session

_END = "."
"""The line that ends a pasted mail."""


def ask_for_mail(session: Session, prompter: Prompter) -> Position | None:
    """Ask for the mail until it can be read, and return where the wizard continues.

    Return None if the writer goes on without the mail. If a mail can only be pasted, also return
    None when it cannot be read: pasted text has no prompt at which `b` ends the questions.
    Raises Quit.
    """
    # Imported here: few notes need it, and it loads the mail reader.
    from tui.system.mail_input import read_mail_file, read_mail_text

    prompter.say("The employer's mail. Only the answers found in it are stored.")
    while True:
        try:
            file = ""
            if session.capabilities.may_use_files:
                file = prompter.ask("Its file name, Enter to paste it, b to go on without it")
            if file:
                return session.fill_from_mail(read_mail_file(file))
            prompter.say(
                "Paste it with its subject and sender;"
                f" end with a line that is only a dot ({_END})."
            )
            return session.fill_from_mail(read_mail_text(prompter.read_lines(_END)))
        except Back:
            return None
        except BridgeError as error:
            prompter.say(str(error))
            if not session.capabilities.may_use_files:
                return None
