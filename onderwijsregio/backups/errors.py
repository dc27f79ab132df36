"""What backing up and restoring raise."""


class BackupError(Exception):
    """No backup was made, or none restored; the text says why, for who runs the command."""
