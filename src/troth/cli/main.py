"""The `troth` command."""

import os

import click

from troth import __version__

from . import balloting, box, concerning, copies, keyholding, listening, people, pulses, running, setting_up, upkeep
from .verifying.command import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="troth")
def main() -> None:
    """Run and look after an installation of Troth."""
    # Whatever this command writes (database, keys, copies) is for its own user's eyes.
    os.umask(0o077)


for command in (
    running.serve,
    running.work,
    box.box,
    pulses.pulses,
    setting_up.init,
    setting_up.demo,
    people.import_,
    copies.backup,
    copies.restore,
    upkeep.upgrade,
    upkeep.doctor,
    verify,
    keyholding.keyholder,
    balloting.ballot,
    concerning.concern,
    listening.listener,
):
    main.add_command(command)
