"""Korean particles change with the sound before them: 양동은, 서구는, 2019년을, 30%로."""

PARTICLES = frozenset({"은/는", "이/가", "을/를", "과/와", "으로/로", "이라고/라고"})

# What the last sound of a digit, sign or common letter is when read aloud in Korean: "" none, "ㄹ", or another consonant.
_LAST_SOUNDS = {
    **dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True)),
    **dict(zip("lmnrLMNR", ("ㄹ", "ㅁ", "ㄴ", "ㄹ") * 2, strict=True)),
}
_RIEUL = 8  # the place of ㄹ among the 28 final sounds of a Hangul syllable


def with_particle(word: str, particle: str) -> str:
    """The word with the form of the particle that its last sound asks for. `particle` is one of PARTICLES.

    >>> with_particle("풍암동", "은/는"), with_particle("서구", "은/는"), with_particle("제출(3월)", "으로/로")
    ('풍암동은', '서구는', '제출(3월)로')
    """
    after_consonant, after_vowel = particle.split("/")
    sound = _last_sound(word)
    if particle == "으로/로":
        return word + (after_vowel if sound in ("", "ㄹ") else after_consonant)
    return word + (after_consonant if sound else after_vowel)


def _last_sound(word: str) -> str:
    spoken = [letter for letter in word if letter.isalnum() or letter == "%"]
    if not spoken:
        return ""
    last = spoken[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return "ㄹ" if final == _RIEUL else "ㄱ" * bool(final)
    return _LAST_SOUNDS.get(last, "")
