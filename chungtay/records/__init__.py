"""How rows are kept: dated facts, scoped query sets, keyed rows, files.

Nouns: `Dated` (a fact that holds for a time), `Keyed` (a row a phone can create), `ScopedQuerySet` (the one place
where reach becomes SQL), `File` (a picture or paper, served only through its owner row's reach).
Invariants: periods are half-open `[valid_from, valid_to)` and never overlap for one subject; a key is used once.
Not for: rules about any subject.
"""
