"""What an import found and did, for programs and for people."""
