"""What is asked of machines and lines alike, and of the goods themselves?"""
