"""A day of customs traffic on this machine: start everything, play the samples, look at what came of it."""
