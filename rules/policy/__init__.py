"""The coordination policy of the two offices: lanes, visits, reviews, signatures. Never law."""
