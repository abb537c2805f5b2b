"""Pages on the link to customs: is it well, which results did not arrive, what is done about them."""

from portal.pages.customs import letter, link, reconciliation

CUSTOMS = (link, letter, reconciliation)
