"""What every page is made of: the person at the desk, the frame, words, links, forms as sent, errors."""
