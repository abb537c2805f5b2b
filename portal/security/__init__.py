"""What keeps a page safe, whatever the page is?"""
