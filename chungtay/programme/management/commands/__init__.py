"""`chungtay programme`."""
