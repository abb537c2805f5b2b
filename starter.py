"""Door: `python starter.py FILE` posts a declaration file to the engine's API; `python starter.py` starts the demo."""
