"""Is a record made of certain values like any other?"""

from models.assessment import UsedFact

CERTAIN = UsedFact.of_certain({"name_vi": "Năm sản xuất", "value_vi": "2020"})
VALIDATED = UsedFact(name_vi="Năm sản xuất", value_vi="2020")


def test_it_equals_the_validated_one() -> None:
    assert CERTAIN == VALIDATED
    assert hash(CERTAIN) == hash(VALIDATED)
    assert CERTAIN.model_dump_json() == VALIDATED.model_dump_json()
    assert CERTAIN.model_fields_set == VALIDATED.model_fields_set


def test_a_copy_of_it_leaves_the_next_one_alone() -> None:
    CERTAIN.model_copy(update={"value_vi": "2021", "another": 1})

    assert CERTAIN == VALIDATED
    assert UsedFact.of_certain(dict(CERTAIN)).model_fields_set == {"name_vi", "value_vi"}
