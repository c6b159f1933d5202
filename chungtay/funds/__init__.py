"""A club's money: each fund with its own double-entry book, vouchers without gaps, and what the money was."""
