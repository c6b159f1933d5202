"""x"""

from dataclasses import dataclass


@dataclass
class MassAnswer:
    pass


def import_registers():
    pass
