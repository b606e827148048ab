"""The dialogs that open over a step."""
