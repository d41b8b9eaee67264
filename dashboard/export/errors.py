"""Why an export cannot be made, told in the language of whoever asked for it."""

from dashboard.text import say
from dashboard.views import Language


class ExportError(Exception):
    """An export that cannot be made. `words` say what is so, then what to do."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self._sentence, self._values = sentence, values

    def words(self, language: Language) -> str:
        """The sentence for the reader."""
        return say(language)(self._sentence, **self._values)


class NoBrowserError(ExportError):
    """No browser on the server draws pictures, or it cannot be started."""


class NoGlyphsError(ExportError):
    """No font on the server has all the letters of a text."""
