"""What may be done to the map, hamlets, terrain and yearly facts: the only code of the room that writes."""

from chungtay.places.services.load import Loaded, load_map

__all__ = ["Loaded", "load_map"]
