"""How the program is put together: settings, URLs, the WSGI door, the command, and the database that comes with it."""
