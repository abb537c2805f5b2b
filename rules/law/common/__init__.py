"""Which general laws, and which groups of countries, do the other texts lean on?"""
