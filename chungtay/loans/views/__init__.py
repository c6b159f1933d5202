"""Pages of loans, on the club face to read and write, on the office face to read and to agree."""
