"""What is printed: a Document set on pages and painted alike on screen, on paper and in a PDF."""
