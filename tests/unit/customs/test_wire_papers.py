"""Does each paper arrive whole, and go back as it came?"""

from typing import Any, get_args

import pytest

from customs import wire
from customs.wire.messages import DocumentMessage
from customs.wire.papers import PaperIn
from models.facts import PaperFiled
from tests.unit.customs.messages import NUMBER, a_message, as_bytes, faults_of
from tests.unit.customs.papers import PAPERS


def test_every_kind_of_paper_is_tried_with_every_member() -> None:
    whole = {
        kind.model_fields["loai"].default: set(kind.model_fields) for kind in get_args(get_args(PaperIn)[0])
    }

    assert {paper["loai"]: set(paper) for paper in PAPERS} == whole


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["loai"] for paper in PAPERS])
def test_a_paper_comes_back_as_it_went(paper: dict[str, Any]) -> None:
    message = a_message("documents", giay_to=paper)

    fact = wire.parse("documents", as_bytes(message), NUMBER)

    assert isinstance(fact.content, PaperFiled)
    assert wire.json_members(DocumentMessage.from_fact(fact))["giay_to"] == paper


def test_a_number_of_phases_outside_the_list_is_told() -> None:
    item = a_message()["hang_hoa"][0] | {"thong_so_dien": {"so_pha": 2}}

    (fault,) = faults_of(as_bytes(a_message(hang_hoa=[item])))

    assert (fault.field, fault.value) == ("hang_hoa[0].thong_so_dien.so_pha", "2")
    assert fault.reason_vi == "Giá trị không thuộc danh mục"
