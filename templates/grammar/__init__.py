"""Finds the grammatical form of a typed text: a noun phrase, a gerund, a clause, a sentence …."""
