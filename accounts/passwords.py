"""Rules for passwords besides those of Django."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LengthValidator(MinimumLengthValidator):
    """Asks for `min_length` characters, in a sentence that is translated.

    Django 5.2 reworded its own sentence and has no Dutch for it.
    """

    def get_error_message(self) -> str:
        """What is wrong with a shorter password."""
        return ngettext(
            "This password is too short. Use at least %(count)d character.",
            "This password is too short. Use at least %(count)d characters.",
            self.min_length,
        ) % {"count": self.min_length}
