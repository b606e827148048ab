"""The wizard line by line, on any stream: for screen readers and simple terminals."""
