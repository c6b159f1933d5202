"""Meetings, who came, what was said, and the months without one.

Nouns: `Meeting` (monthly, board, extraordinary, year-end), `Attendance` (a row per member), `Topic`, `Decision`,
`MonthWithout` (a month without a meeting, and why), `MeetingPhoto`.
Invariants: one meeting per club, day and kind, its key made from the three; a closed meeting is not edited but
corrected with a note; a month has either a meeting or a reason, never both counted.
Not for: money taken at the meeting (`funds`, joined in `journeys`).
"""
