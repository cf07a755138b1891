"""How the networks are covered: the matrix, the map of Sweden and the card beside them."""
