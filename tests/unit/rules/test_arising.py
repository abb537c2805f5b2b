"""Does a gate only spare the asking, and is a finding what validation would have made of it?"""

from datetime import date

import pytest

from customs.wire import facts_of
from models.assessment import Finding
from models.case_file import CaseFile
from rules.checks.days import Days
from rules.rulebook import CHECKS, PASSIVE, find, judge, judge_item
from tests.builders import a_case_file, a_quality_world
from tests.generated_cases import generated_cases
from tests.unit.rules.case_table import Row, case_file_of, days_of, quarters, rows

ROWS = rows()
