"""How a person signs in, on which devices they are, and the invitations, cards and changes of address under way."""

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from troth.kernel import clock
from troth.kernel.ids import new_id
from troth.people.models import Person, ProposedAddress


class LoginManager(BaseUserManager["Login"]):
    """Finds a login by its name, its person with it: one query tells the middleware who somebody is."""

    def get_queryset(self) -> "models.QuerySet[Login]":
        return super().get_queryset().select_related("person")


class Login(AbstractBaseUser):
    """One person's way in. There are no superusers and no permissions: the table of who sees what is all there is.

    `username` is the address, or for people without one the name on their card. `email` is kept equal to the
    person's Address by this app's actions.
    """

    last_login = None  # never stored

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="login")
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    has_been_in = models.BooleanField(
        default=False
    )  # ever: from then on nobody alone can let themselves in as this person

    objects = LoginManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="one_login_an_address"),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the person is still here: who left cannot sign in, and is signed out by their next request."""
        left_on = self.person.left_on
        return left_on is None or left_on > clock.today(ZoneInfo("UTC"))

    def has_usable_password(self) -> bool:
        """Whether a password was chosen; Django takes an empty one for chosen."""
        return bool(self.password) and super().has_usable_password()


class Device(models.Model):
    """Where a person is signed in, in words they may change; the day, never the hour. Gone when signed out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session = models.CharField(max_length=40, unique=True)  # the session's row: a hash of the cookie
    words = models.CharField(max_length=60)
    since = models.DateField()

    def __str__(self) -> str:
        return self.words


class Invitation(models.Model):
    """A link that lets a person in once, to choose how they sign in from then on. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="invitation")
    token_hash = models.CharField(max_length=64, unique=True)
    last_day = models.DateField()
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"until {self.last_day}"


class Card(models.Model):
    """A printed card that lets a person in once, to choose a password. Only the hash of its code is kept.

    A card that `replaces` everything (a reissued one) forgets the password, passkeys and codes set before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="card")
    code_hash = models.CharField(max_length=64, unique=True)
    first_day = models.DateField()
    last_day = models.DateField()
    replaces = models.BooleanField(default=False)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"until {self.last_day}"


class CardRequest(models.Model):
    """A new card for somebody who cannot get in: one person starts it, a second confirms it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="card_request")
    started_by = models.ForeignKey(Person, models.CASCADE, related_name="card_requests_started")
    started_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=models.F("started_by")), name="no_card_for_oneself"),
        ]

    def __str__(self) -> str:
        return f"since {self.started_on}"


class AddressProof(models.Model):
    """The hash of the link mailed to a new address somebody asked for themselves: opening it proves the address theirs.

    What waits is a ProposedAddress of `troth.people`; the hash covers its address, so that a link proves no other.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proposal = models.OneToOneField(ProposedAddress, models.CASCADE, related_name="proof")
    token_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.proposal_id)
