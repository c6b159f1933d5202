"""Rows of plans for the tests."""

from datetime import date
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import Club
from chungtay.places.models import Area
from chungtay.plans.models import Cluster, ClusterPlace, MoneyLine, PlanTask
from chungtay.plans.rules import Heading, MoneyKind, Source
from chungtay.plans.services import NewMoney, NewTask, add_task, write_money
from chungtay.programme.models import Document, Programme, Target
from tests import cast

DUE, SINCE = date(2030, 12, 31), date(2025, 8, 1)


def make_target(indicator: str = "new_clubs", value: int = 6_000, *, path: str = "/", **more: Any) -> Target:
    """A target of the State for the country, due at the end of 2030."""
    document, _new = Document.objects.get_or_create(
        number="1648/QĐ-TTg", issuer="Thủ tướng", defaults={"title": "Đề án"}
    )
    programme, _new = Programme.objects.get_or_create(
        code="1648",
        defaults={"name": "Đề án 1648", "document": document, "starts_on": SINCE, "ends_on": date(2035, 12, 31)},
    )
    said = {
        "code": "T1648-2", "owner": "state", "programme": programme, "path": path, "indicator": indicator,
        "comparison": "at_least", "value": value, "counted_from": SINCE, "due_on": DUE, "words": "CLB thành lập mới",
        "unit": "clubs", "document": document,
    }  # fmt: skip
    return Target.objects.create(**said | more)


def make_task(who: cast.Someone, path: str, **more: Any) -> PlanTask:
    """A task of this year's plan."""
    said = {"year": who.act.day.year, "words": "Tập huấn Ban chủ nhiệm mới", "owner": "Ông Tứ"} | more
    return add_task(who.act, path=path, key=uuid4(), new=NewTask(**said))


def make_money(who: cast.Someone, path: str, amount_vnd: int = 50_000_000, **more: Any) -> MoneyLine:
    """Money planned for training from the province's budget."""
    said = {"year": who.act.day.year, "heading": Heading.TRAINING, "source": Source.PROVINCE, "kind": MoneyKind.PLANNED}
    return write_money(who.act, path=path, key=uuid4(), new=NewMoney(amount_vnd=amount_vnd, **said | more))


def plan_rows(club: Club) -> dict[str, Any]:
    """A task, a line of money and a cluster of the club's province, by the names that addresses use."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    who = cast.someone("Đỗ Thị Minh", ("province_officer", province))
    cluster = Cluster.objects.create(path=province, name="Cụm Kín Đáo", made_at=who.act.at)
    commune = Area.objects.get(path="/" + "/".join(club.path.strip("/").split("/")[:2]) + "/")
    ClusterPlace.objects.create(cluster=cluster, area=commune)
    return {
        "task_key": make_task(who, province, words="Việc của Hoàng Thị Giấu Tên").key,
        "money_key": make_money(who, province).key,
        "cluster_key": cluster.key,
    }
