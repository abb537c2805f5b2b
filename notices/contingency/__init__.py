"""What does the sheet say that is handed to customs while its system cannot be reached (row X6)?"""
