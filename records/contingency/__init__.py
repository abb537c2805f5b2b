"""What was told and entered on paper while customs was out of reach, and is it confirmed since (row X6)?"""
