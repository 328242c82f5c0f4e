"""What the database of an installation holds, read from the database itself: ours, Django's and allauth's tables."""

import pytest
from django.db import connection

from tests.architecture.test_house import NEVER_KEPT

# allauth's column; identity/forgetting.py has it hold the day the accounts were linked, and tests/identity shows it.
VOID = {("socialaccount_socialaccount", "last_login")}


@pytest.mark.django_db
def test_no_column_keeps_an_address_a_user_agent_a_last_visit_or_a_score() -> None:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            found += [(table, column.name) for column in columns if NEVER_KEPT.search(column.name)]
    assert not [place for place in found if place not in VOID]


@pytest.mark.django_db
def test_every_table_is_one_that_the_table_of_who_sees_what_knows() -> None:
    from django.apps import apps

    from troth.visibility.gate import BINDINGS
    from troth.visibility.policy import EXEMPT

    known = {model._meta.db_table for model in BINDINGS} | {apps.get_model(label)._meta.db_table for label in EXEMPT}
    joins = {field.m2m_db_table() for model in apps.get_models() for field in model._meta.local_many_to_many}
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    assert tables - known - joins == {"django_migrations"}
