"""Who works here: people of both offices, their roles by date, their accounts."""
