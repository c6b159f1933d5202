"""What may be done to the map, hamlets, terrain and yearly facts: the only code of the room that writes."""

from chungtay.places.services.communes import close_terrain, set_terrain
from chungtay.places.services.facts import FactLine, Figures, record_facts, record_many_facts
from chungtay.places.services.hamlets import (
    NewHamlet,
    add_hamlets,
    correct_hamlet,
    merge_hamlets,
    rename_hamlet,
    split_hamlet,
    withdraw_hamlet,
)
from chungtay.places.services.load import Loaded, load_map
from chungtay.places.services.marking import Marked, TerrainMark, mark_terrain
from chungtay.places.services.names import (
    confirm_change,
    confirm_resolution,
    correct_area_name,
    decline_change,
    propose_change,
)

__all__ = [
    "FactLine",
    "Figures",
    "Loaded",
    "Marked",
    "NewHamlet",
    "TerrainMark",
    "add_hamlets",
    "close_terrain",
    "confirm_change",
    "confirm_resolution",
    "correct_area_name",
    "correct_hamlet",
    "decline_change",
    "load_map",
    "mark_terrain",
    "merge_hamlets",
    "propose_change",
    "record_facts",
    "record_many_facts",
    "rename_hamlet",
    "set_terrain",
    "split_hamlet",
    "withdraw_hamlet",
]
