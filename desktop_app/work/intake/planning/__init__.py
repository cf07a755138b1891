"""What an import would change, held against the register, and the person's answers to it."""
