"""Pages for the people of both offices: they show records and send commands."""
