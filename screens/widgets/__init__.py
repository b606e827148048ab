"""The widgets that steps and dialogs are made of."""
