"""Does the item belong to another authority too?"""
