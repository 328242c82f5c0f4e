"""How a day is said: pure words, no Django, no clock."""

from datetime import date, timedelta

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def plain_day(day: date, *, today: date) -> str:
    """`day` as a colleague would say it on `today`.

    Within the coming week it is the weekday alone; within the same year the weekday and date; otherwise with the year.
    """
    distance = (day - today).days
    if distance in _NEAR:
        return _NEAR[distance]
    if 1 < distance < 7:
        return f"{day:%A}"
    if -7 < distance < -1:
        return f"last {day:%A}"
    dated = f"{day:%A} {day.day} {day:%B}"
    if day.year == today.year or abs(day - today) < timedelta(days=90):
        return dated
    return f"{day.day} {day:%B} {day.year}"


def full_day(day: date) -> str:
    """`day` as it stands on paper, where "yesterday" would not be true for long: 3 March 2026."""
    return f"{day.day} {day:%B} {day.year}"
