"""What an area is called is set for a time; the name before it is closed, never rewritten."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.activities.models import AreaLabel
from chungtay.activities.rules import AreaLabelMissing, AreaLabelSetLater
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def set_label(
    act: Act, *, key: UUID, path: str, area: ActivityArea, label: str, valid_from: date, source: str = ""
) -> AreaLabel:
    """Call an area so from a day on below a path. Refuses a day on or before which a later name begins."""
    act.must(Action.KEEP_PROGRAMME, path)
    label, source = clean(label)[:80], clean(source)[:300]
    content = {"path": path, "area": area.value, "label": label, "valid_from": valid_from, "source": source}
    answer = answered_before(key, content)
    if answer is not None:
        return AreaLabel.objects.get(pk=answer)
    if not label:
        raise AreaLabelMissing()
    same = AreaLabel.objects.select_for_update().filter(path=path, area=area)
    later = same.filter(valid_from__gte=valid_from).order_by("-valid_from").first()
    if later is not None:
        raise AreaLabelSetLater(valid_from=later.valid_from)
    same.on(valid_from).update(valid_to=valid_from)
    row: AreaLabel = AreaLabel.objects.create(
        key=key, path=path, area=area, label=label, valid_from=valid_from, source=source
    )
    write_note(act, "activities.set_label", row, path=path, fields=["label"], key=key, content=content)
    return row
