"""What does a script file say of one declaration: what customs does with the goods, and what goes wrong?

`{"107234567890": {"stores": true, "received": {"1": ["fail"], "2": ["drop"]}, "said": {"1": ["double"]}}}`
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from customs.simulator.faults import Direction, Fault, Scripted
from customs.simulator.script import Script


class _Scripted(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    final_word: bool = True
    reexports: bool = False
    stores: bool = False
    only_items: frozenset[int] = frozenset()
    received: dict[int, frozenset[Fault]] = {}
    said: dict[int, frozenset[Fault]] = {}


_FILE = TypeAdapter(dict[str, _Scripted])


def read_scripts(path: Path) -> tuple[dict[str, Script], dict[str, Scripted]]:
    """Deeds and faults by declaration number; ValidationError names what the file may not hold."""
    read = _FILE.validate_json(path.read_bytes())
    deeds = {
        number: Script(each.final_word, each.reexports, each.stores, each.only_items)
        for number, each in read.items()
    }
    faults: dict[str, Scripted] = {
        number: {Direction.RECEIVED: each.received, Direction.SAID: each.said}
        for number, each in read.items()
    }
    return deeds, faults
