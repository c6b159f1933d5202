"""What is refused of a workbook, of a line, of an import as a whole."""

from chungtay.exchange.rules.states import NEXT, State
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class BatchNotFound(NotFound):
    """There is no such import, or it lies outside the reach."""


class LineNotFound(NotFound):
    """There is no such line in this import."""


# --- the file -------------------------------------------------------------------------------------------------------


class FileEmpty(RuleBroken):
    """A file without a byte."""


class FileTooLarge(RuleBroken):
    """More bytes than a register of a club ever has."""


class NotAWorkbook(RuleBroken):
    """Something else: `kind` says what it really is."""


class WorkbookBroken(RuleBroken):
    """It begins as a workbook and does not go on as one: half a download, half a copy."""


class WorkbookLocked(RuleBroken):
    """The workbook is protected by a password."""


class WorkbookTooHeavy(RuleBroken):
    """Reading it takes more memory or time than any honest workbook."""


class TooManyLines(RuleBroken):
    """More lines than one workbook may bring."""


class NoHeaderFound(RuleBroken):
    """No row names a column for the names of people."""


class NoLinesFound(RuleBroken):
    """A header and nobody below it."""


class NoTerrainHeader(RuleBroken):
    """No row names a column of codes and one for a kind of terrain."""


class NoTerrainLines(RuleBroken):
    """A list of communes without a single cross."""


class SheetMissing(RuleBroken):
    """The workbook has no sheet of this name."""


# --- which column is what -------------------------------------------------------------------------------------------


class NameColumnMissing(RuleBroken):
    """No column was said to hold the names."""


class ColumnTwice(RuleBroken):
    """Two columns were said to hold the same thing."""


# --- a line -----------------------------------------------------------------------------------------------------------


class SexUnreadable(RuleBroken):
    """Neither Nam nor Nữ."""


class BirthInBothColumns(RuleBroken):
    """A birth year for a man and one for a woman on the same line."""


class MarkUnreadable(RuleBroken):
    """A cell that should hold a cross or nothing holds something else."""


class NumberUnreadable(RuleBroken):
    """A number within a club is a whole number."""


class CardTooLong(RuleBroken):
    """A card number longer than any."""


class TextTooLong(RuleBroken):
    """A text longer than the place where it is kept."""


class FormulaInText(RuleBroken):
    """A text that begins as a formula does."""


class ClubUnknown(RuleBroken):
    """No club of this number or name in that commune."""


class ClubAmbiguous(RuleBroken):
    """Several clubs of this name: the commune or the number must be given."""


# --- the import as a whole ------------------------------------------------------------------------------------------


class StepNotOpen(Conflict):
    """The import is in another state than this step needs; somebody was faster."""


class LinesStillWrong(RuleBroken):
    """Lines with faults are put right or left out before anything is written."""


class LinesUndecided(RuleBroken):
    """Of some lines nobody decided yet whether the person is known."""


class NothingToApply(RuleBroken):
    """Every line was left out."""


class PersonNotOffered(RuleBroken):
    """The person chosen is none of those who look alike."""


class FilesRefused(RuleBroken):
    """Of many workbooks some cannot stand, so none was written."""


class FolderImportedBefore(Conflict):
    """The very same files were imported before and stand in the registers."""


class LinesAlike(RuleBroken):
    """A mass import that was told to refuse lines of people who may be known."""


def check_next(state: State, to: State) -> None:
    """Refuse a step that the table of states does not have."""
    if to not in NEXT[state]:
        raise StepNotOpen(state=state, to=to)
