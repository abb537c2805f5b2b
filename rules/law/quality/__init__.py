"""Which texts rule state quality inspection, and which lists do other ministries keep?"""
