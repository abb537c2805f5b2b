"""Are the papers that the answer rests on good?"""
