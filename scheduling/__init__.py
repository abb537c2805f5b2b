"""Who visits what, where and when? Pure functions over a roster and a calendar."""
