"""Books, vouchers and counts as the plain data of papers and workbooks."""
