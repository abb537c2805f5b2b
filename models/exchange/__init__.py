"""What the two sides of the exchange share: keys as text, signed answers, the digests that they compare."""
