"""Every club's yearly rating: computed from its records, said by itself, checked by the commune, confirmed above.

`Rating` is one club's year under one set of criteria; `Score` one criterion with what the records say, what the club
says and what the commune says; `RatingStep` what was done, by whom. Sets are files in `data`, each with its years,
source and mark: a set that was used is never changed, a better one follows it. What must always hold: the computed
points stay beside whatever a person says; who says otherwise says why; a confirmed year changes only by an appeal.
"""
