"""The law: dated, cited values, and small pure functions that judge a case file by them."""
