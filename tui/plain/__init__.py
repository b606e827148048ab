"""The same flow, asked line by line on any stream; made to be read aloud."""
