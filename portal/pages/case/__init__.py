"""Pages about cases: the list, the case itself, its files, and what became of what one sent."""
