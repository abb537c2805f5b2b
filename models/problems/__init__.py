"""How does the engine tell a partner what is wrong, why, and what to do next? RFC 9457 in two languages.

The Vietnamese words count. Every text is given as `Said`, so that none can exist in one language only.
"""

from models.problems.advice import ADVICE, EXCHANGE, Advice
from models.problems.codes import STATUS, ErrorCode
from models.problems.shapes import FieldProblem, Problem, problem

__all__ = ["ADVICE", "EXCHANGE", "STATUS", "Advice", "ErrorCode", "FieldProblem", "Problem", "problem"]
