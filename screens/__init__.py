"""The screens of the wizard, in Textual."""
