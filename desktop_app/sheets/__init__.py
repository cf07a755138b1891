"""Spreadsheets in and out, and pasted text in: the only room with calamine and XlsxWriter."""
