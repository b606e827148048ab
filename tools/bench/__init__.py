"""Speed and weight, beside a bare Textual application of the same shape."""
