"""Pages for working with customs on paper while its system cannot be reached (row X6)."""

from portal.pages.contingency import entry, sheet

CONTINGENCY = (sheet, entry)
