"""What a club owns and holds beside money, and who holds it."""
