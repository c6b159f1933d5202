"""Pages of programmes: reading on two faces, and the forms of those who keep them."""
