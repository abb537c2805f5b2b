"""Faces: pages for the people of both offices, an interface for customs."""
