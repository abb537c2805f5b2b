"""Does the law of technology transfer touch the item?"""
