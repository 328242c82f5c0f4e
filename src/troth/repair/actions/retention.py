"""What is not kept for good: a repair 90 days after it closed, an open one 240 days after the last word in it."""

from zoneinfo import ZoneInfo

from django.db import transaction

from troth.kernel import clock
from troth.repair.models import CoolingOff, Repair
from troth.repair.rules.days import CLOSED_FOR, COOLED_FOR, OPEN_FOR


@transaction.atomic
def let_run_out() -> None:
    """Delete what has run out. Run again, nothing more happens."""
    today = clock.today(ZoneInfo("UTC"))
    Repair.objects.filter(closed_on__lte=today - CLOSED_FOR).delete()
    Repair.objects.filter(closed_on=None, moved_on__lte=today - OPEN_FOR).delete()
    CoolingOff.objects.filter(back_at__lte=clock.now() - COOLED_FOR).delete()
