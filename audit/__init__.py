"""Prove the past: keep every closed history, replay it with today's code, tell the story of a case."""
