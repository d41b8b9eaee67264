"""What cannot be done, said in both languages of the screen."""

from catalog.problems import Language


class RefusedError(Exception):
    """Something that was asked cannot be done. As a string it is the Korean sentence."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko, en)

    def words(self, language: Language) -> str:
        """The sentence for the reader."""
        return str(self.args[0] if language == "ko" else self.args[1])

    def __str__(self) -> str:
        return self.words("ko")
