"""What is carried: machines, papers, people, and the ways of carrying a case."""
