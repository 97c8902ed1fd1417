"""Training, evaluation and export of the embedded nets. README.md has the commands."""
