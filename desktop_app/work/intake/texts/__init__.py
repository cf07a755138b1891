"""Pasted text, mails, pages and articles, understood line by line."""
