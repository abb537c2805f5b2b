"""What does the decision ask of a technology line?"""
