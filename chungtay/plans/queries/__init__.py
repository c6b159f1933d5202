"""Questions about shares, ranking, plans and programme money; nothing here changes anything."""

from chungtay.plans.queries.ranking import Ranked, clusters_of, get_cluster, ranking
from chungtay.plans.queries.targets import (
    Part,
    Running,
    area_at,
    areas_below,
    counted_since,
    get_target,
    indicator_of,
    left_out_name,
    parts_of,
    running_at,
    share_of,
    summed,
)
from chungtay.plans.queries.todos import desk_todos
from chungtay.plans.queries.yearly import Sheet, get_money, get_task, lines_of, sheet_of, tasks_of

__all__ = [
    "Part",
    "Ranked",
    "Running",
    "Sheet",
    "area_at",
    "areas_below",
    "clusters_of",
    "counted_since",
    "desk_todos",
    "get_cluster",
    "get_money",
    "get_target",
    "get_task",
    "indicator_of",
    "left_out_name",
    "lines_of",
    "parts_of",
    "ranking",
    "running_at",
    "share_of",
    "sheet_of",
    "summed",
    "tasks_of",
]
