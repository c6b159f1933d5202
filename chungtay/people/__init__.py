"""One record per human being.

Nouns: `Person` (name, birth year or day, sex, ethnicity, home), `PersonStatus` (dated: poor, living alone, disabled,
insured …), `Duplicate` (two records that may be one person: shown, judged by a person, merged or kept apart).
Invariants: a birth year alone is enough; a name is never cut or re-ordered; facts that change are dated rows; likely
duplicates are never merged silently; a merged record points at the one that lives on and is never used again.
Not for: belonging to a club (`clubs.Membership`), health (`health`).
"""
