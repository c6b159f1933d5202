"""What a club's health team measures and asks, so that who should see the health station does so in time.

`Measurement` is what was read of a member on a day (blood pressure, weight, height), `CheckUp` a day of examination
with the station and `Examined` who came, `Screening` a filled sheet of questions with a `DomainResult` for each side
of life it asks about, `Referral` a slip to the station until it is answered. Thresholds and sheets are data with a
version, days and sources (`data/`).

What must always hold: a reading is kept only while the member agrees to it; nothing read is edited, only struck and
written anew; each worry of a sheet ends in something the club does, a slip, or a day to look again; a slip is open
until it has an answer. A sheet refers, it never diagnoses. Only the club's health team sees a row; all others see
counts, to the nearest five.

Not for care at home and who may read of one person's care: that is `care`.
"""
