"""Actions of clubs: enrolling, members, boards, teams, a club's life."""
