"""Finds the grammatical form of a typed text: a noun phrase, a gerund, a clause, a sentence …."""

# Throughout this room, `words` and `lower` are the words of a text as `split_words` returns them,
# and `at` is the index of one of them.
