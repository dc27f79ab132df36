"""What can be wrong with the surroundings."""


class StackError(Exception):
    """Something of the surroundings does not work; the text is one sentence with the mend."""
