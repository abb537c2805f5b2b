"""Does a partner keep the agreement? Scenarios for either side, played by one command, with a report."""
