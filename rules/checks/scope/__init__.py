"""Is the item under the decision at all?"""
