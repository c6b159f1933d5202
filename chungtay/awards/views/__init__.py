"""The pages of commendation: of offices and of the club."""
