"""What do the lawyer's cases show of each rule: what it reads, what follows, and that it answers rightly?"""
