"""The register: what happened, what was decided, what is to be done. The record of the engine."""
