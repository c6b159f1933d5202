"""Forms that arrive late from phones, and what a phone keeps for days without a network.

Nouns: a late form (on its way), a receipt (it arrived), a held form (it arrived, the books do not allow it, a person
decides), the shell (files and pages a phone keeps). Always true: nothing sent by a phone is ever lost: it is posted,
or it is held for a person with the reason; the same key twice changes nothing. The door is that of every other form:
this room adds no rule and knows no subject. Not for: imports (`exchange`), drafts that were never sent (`web`).
"""
