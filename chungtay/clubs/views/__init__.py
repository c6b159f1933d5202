"""Pages of clubs: the register, a member, the board, teams, the club's papers, the office's lists."""
