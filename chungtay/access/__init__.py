"""Accounts, roles, grants and entry: who may act where.

Nouns: `User` (an account; it may stand for a person of the register), `Grant` (a dated role over one path and all
below it), `Device` (a phone a board shares, and each holder's PIN on it), `Slip` (a printed one-time way in).
Invariants: a grant's path is a plain value, so nothing here points up; overlapping grants of one user, role and path
are refused; a club always keeps one person who may run it; every change leaves a note.
Not for: what an action does. *Who* may act is `rules.ALLOWS`; *when* is a rule of the room that acts.
"""
