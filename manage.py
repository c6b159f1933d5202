"""Django's own entry point; `chungtay` is the command to use."""

from chungtay.config.command import main

if __name__ == "__main__":
    main()
