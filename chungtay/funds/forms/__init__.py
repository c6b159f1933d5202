"""What people type about money, checked for shape."""
