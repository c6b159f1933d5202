"""Every club's yearly rating: computed from its records, said by itself, checked by the commune, confirmed above.

`CriteriaSet` is one version of the sheet with its years, source and mark, `CriteriaLine` one criterion of it: which
column of `ClubMonth` is asked, how, how much, for how many points. `Rating` is one club's year under one set; `Score`
one criterion with what the records say, what the club says and what the commune says; `RatingStep` what was done, by
whom. The first set is a file in `data` that a migration wrote down; later ones are written by the centre. What must
always hold: a published set has a hundred points and is never edited, a better one follows it from a year in which
nobody was rated yet; a rating is by the set of its year; the computed points stay beside whatever a person says; who
says otherwise says why; a confirmed year changes only by an appeal.
"""
