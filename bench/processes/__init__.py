"""What runs: the Temporal server, workers, customs, and how they tell of themselves."""
