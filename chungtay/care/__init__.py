"""Care at home by volunteers, and who may read of it.

`Folder` is everything of one person in one club; `CircleSeat` a named person who may read it until a day, agreed with
him or her. On it hang `Client` (on the home-care list), `Agreement` (what help was agreed, until when), `Round` (who
comes on which weekday), `Visit` with `VisitCarer` and `WorryAnswer`, `WeekWithout` (why nobody came), and `Reading`
(who looked). `Carer` is a volunteer of the club with `CarerTraining`.

What must always hold: nobody outside the circle of that day reads or writes a row, whatever office they hold; every
circle rests on a consent that stands; a client on the list is visited or shows as missed; nothing is edited.

Not for readings of the body and screenings: that is the room `health`, which asks this room's circle.
"""
