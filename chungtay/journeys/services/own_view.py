"""A member's own view: the secret address, "không đúng", and the board's answer."""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Membership
from chungtay.journeys.models import MemberLink, Objection
from chungtay.journeys.rules import (
    LINK_DAYS,
    OBJECTIONS_WAITING_AT_MOST,
    AlreadyAnswered,
    LinkGone,
    ObjectionSaysNothing,
    TooManyObjections,
)
from chungtay.kernel.acts import Act

_SIGNER = signing.Signer(salt="journeys.member_link", sep=".")


def token_of(link: MemberLink) -> str:
    """What stands in the address: the key of the link and a signature that only this installation can make."""
    return _SIGNER.sign(link.key.hex)


def opened_by(act: Act, token: str) -> MemberLink:
    """The link this token opens today, with its member and club; or `LinkGone`."""
    try:
        key = UUID(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        raise LinkGone() from None
    links = MemberLink.objects.filter(key=key, withdrawn_at=None, expires_on__gte=act.day)
    link: MemberLink | None = links.select_related("membership__club", "membership__person").first()
    if link is None:
        raise LinkGone()
    return link


@transaction.atomic
def make_links(act: Act, *, club_id: int, path: str, membership_ids: list[int]) -> dict[int, MemberLink]:
    """The standing link of each member, made where there is none or it ends within the month. For printing slips."""
    act.must(Action.RUN_MEETING, path)
    soon = act.day + timedelta(days=30)
    members = Membership.objects.select_for_update(of=("self",), no_key=True).filter(
        club=club_id, pk__in=membership_ids
    )
    numbers = [member.pk for member in members.order_by("pk")]
    standing = {
        link.membership_id: link
        for link in MemberLink.objects.filter(membership__in=numbers, withdrawn_at=None)
        if link.expires_on > soon
    }
    missing = [number for number in numbers if number not in standing]
    if missing:
        MemberLink.objects.filter(membership__in=missing, withdrawn_at=None).update(withdrawn_at=act.at)
        made = MemberLink.objects.bulk_create(
            MemberLink(
                membership_id=number,
                made_at=act.at,
                made_by_id=act.actor_id,
                expires_on=act.day + timedelta(days=LINK_DAYS),
            )
            for number in missing
        )
        write_note(act, "journeys.make_links", made[0], path=path, fields=[f"membership {n}" for n in missing])
        standing |= {link.membership_id: link for link in made}
    return standing


@transaction.atomic
def withdraw_link(act: Act, *, membership: Membership, key: UUID) -> None:
    """The member's address opens nothing any more: the slip was lost, or the member wishes it."""
    content = {"membership": membership.pk, "withdraw": True}
    if answered_before(key, content) is not None:
        return
    act.must(Action.RUN_MEETING, membership.club.path)
    MemberLink.objects.filter(membership=membership, withdrawn_at=None).update(withdrawn_at=act.at)
    write_note(
        act, "journeys.withdraw_link", membership, path=membership.club.path, fields=["link"], key=key, content=content
    )


@transaction.atomic
def object_to(act: Act, *, membership: Membership, key: UUID, about: str, words: str, by_link: bool) -> Objection:
    """Write down that a member says it is not right: through their own link, or typed by the board for them."""
    content = {"membership": membership.pk, "about": about, "words": words}
    before = answered_before(key, content)
    if before is not None:
        return Objection.objects.get(pk=before)
    if not by_link:
        act.must(Action.RUN_MEETING, membership.club.path)
    if not words.strip():
        raise ObjectionSaysNothing()
    Membership.objects.select_for_update(no_key=True).get(pk=membership.pk)
    waiting = Objection.objects.filter(membership=membership, answered_at=None).count()
    if waiting >= OBJECTIONS_WAITING_AT_MOST:
        raise TooManyObjections(waiting_count=waiting)
    objection: Objection = Objection.objects.create(
        key=key,
        membership=membership,
        about=about,
        words=words.strip(),
        said_at=act.at,
        typed_by_id=None if by_link else act.actor_id,
    )
    write_note(
        act, "journeys.object_to", objection, path=membership.club.path, fields=["words"], key=key, content=content
    )
    return objection


@transaction.atomic
def answer_objection(act: Act, *, objection: Objection, key: UUID, answer: str) -> Objection:
    """The board's answer, shown to the member; given once."""
    content = {"objection": objection.pk, "answer": answer}
    if answered_before(key, content) is not None:
        return Objection.objects.get(pk=objection.pk)
    path = objection.membership.club.path
    act.must(Action.RUN_MEETING, path)
    held: Objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if held.answered_at is not None:
        raise AlreadyAnswered()
    if not answer.strip():
        raise ObjectionSaysNothing()
    held.answer, held.answered_at, held.answered_by_id = answer.strip(), act.at, act.actor_id
    held.save(update_fields=["answer", "answered_at", "answered_by_id"])
    write_note(act, "journeys.answer_objection", held, path=path, fields=["answer"], key=key, content=content)
    return held
