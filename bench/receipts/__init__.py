"""What customs waits for: the receipt of a message, and the decision that it has acknowledged."""
