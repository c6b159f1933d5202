"""The pages of rating."""
