"""The demo country: published totals that come out exactly, and a few dozen living clubs with years of life.

Nouns: a published club (a placeholder with totals), a living club (people, board, meetings). Everything invented comes
from a fixed seed and is marked as invented on screen.
Invariants: 6,521 clubs and 456,470 members on 31 December 2023, 8,432 and 484,000 a year later, by the borders of any
day; the country lives until the day it is told to.
Not for: any rule. It calls the services of the other rooms as a door does.
"""
