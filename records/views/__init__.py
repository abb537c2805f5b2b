"""What do pages read? Queries that never write."""
