"""Which texts of customs and foreign trade does a case meet?"""
