"""What would have made it pass: which honest changes are there, and which smallest set turns it?"""
