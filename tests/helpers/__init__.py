"""What the tests share: factories, strategies, and what drives real programs."""
