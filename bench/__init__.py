"""How much of the bare engine's speed is left once the procedure runs on it? `python -m bench`."""
