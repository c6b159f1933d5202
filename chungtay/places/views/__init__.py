"""Pages of places: the public ones, and those of the officers who keep them."""
