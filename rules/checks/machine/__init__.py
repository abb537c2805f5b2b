"""What does the decision ask of a single machine?"""
