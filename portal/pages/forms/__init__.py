"""Forms in which a person states a fact: opened for a task, checked against the register, given to intake."""
