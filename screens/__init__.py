"""How it is asked: the screens of the wizard, in Textual."""
