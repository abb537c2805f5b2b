"""One file per question; each exports one function from case file, item and days to a finding or None.

The order in which they are asked stands in `rules.rulebook.CHECKS`.
"""
