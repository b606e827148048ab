"""From a text to findings: what a note must not say."""
