"""The one door: a message or a person's act becomes a fact, and the fact is delivered."""
