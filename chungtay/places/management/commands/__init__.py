"""`chungtay places`."""
