"""The procedure: what happens to a case, in which order, and what it waits for."""
