"""The vocabulary: frozen records, enumerations with labels, identifiers. Imports nothing of ours."""
