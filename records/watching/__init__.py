"""Is the link to customs well, what has to be looked at, and what was done about it?"""
