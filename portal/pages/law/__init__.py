"""Pages that anybody may read: what the rulebook says, what a lawyer must confirm, and who is in charge."""

from portal.pages.law import authority, compare, review, rulebook

LAW = (authority, review, compare, rulebook)
"""In this order: the name of a rule is the last thing that an address below `/rulebook` may be."""
