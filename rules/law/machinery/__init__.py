"""Which texts rule the import of used machines and technology lines?"""
