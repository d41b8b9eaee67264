"""A period of time as precisely as it was printed."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Period:
    """A point in time as precisely as printed, or a span to `until`; an open end has `open_end` or `open_start`."""

    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    until: "Period | None" = None
    open_end: bool = False
    open_start: bool = False

    @property
    def complete(self) -> bool:
        return self.year is not None

    def within(self, outer: "Period") -> "Period":
        """This part of a period, in the year (or month) of another.

        >>> Period(month=2).within(Period(2017)) == Period(2017, month=2)
        True
        """
        if self.year is not None or outer.year is None or outer.until:
            return self
        if self.day is not None and self.month is None and outer.month is None:
            return outer  # a day of an unknown month
        inner = replace(self, year=outer.year)
        if self.month is None and self.day is not None:
            inner = replace(inner, month=outer.month)
        return replace(inner, until=self.until.within(outer)) if self.until else inner

    def written(self) -> tuple[str | None, str | None]:
        """Start and end as YYYY, YYYY-Hn, YYYY-Qn, YYYY-MM or YYYY-MM-DD; (None, None) while the year is unknown.

        >>> Period(2020, quarter=3).written(), Period(2016, until=Period(2019)).written()
        (('2020-Q3', '2020-Q3'), ('2016', '2019'))
        """
        if self.year is None:
            return None, None
        point = self._point()
        if self.open_start:
            return None, point
        if self.open_end:
            return point, None
        return point, self.until._point() if self.until else point

    def _point(self) -> str:
        if self.month:
            day = f"-{self.day:02}" if self.day else ""
            return f"{self.year}-{self.month:02}{day}"
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        return f"{self.year}-H{self.half}" if self.half else str(self.year)
