"""Training: the catalogue of courses, classes with who learnt what, who is untrained, what is taught from.

A `Course` is a dated row of the catalogue and says whose posts it is required for. A `Class` is held by one office on
its `ClassDay`s by its `Trainer`s (`ClassTrainer`); a `Participation` is somebody invited, with a `DayAttendance` for
each day and the two scores; closing gives a `TrainingCertificate` to who fulfilled what the class asks. `ClassCost` is
money by source; a `Material` is read in all its `MaterialVersion`s. What must always hold: which boards, posts and
volunteers are untrained is computed from the dated posts of the day and the certificates; a closed class stays.

Not for what volunteers are shown inside their club (`care.CarerTraining`), nor for money of the programme as a whole
(`plans.MoneyLine`).
"""
