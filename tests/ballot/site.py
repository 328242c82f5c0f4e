"""A stand-in for the site: signs what it cannot see, as the issuer does, and tells the names counted together."""

import json
from dataclasses import dataclass
from typing import Any

from tests.keyholder.rounds import LEAF, ROOT, SITE, Round, keys
from troth.blind import canonical, tokens

PATH = (LEAF, ROOT)


@dataclass(frozen=True)
class Issuer:
    """The site of one round."""

    of: Round

    def link(self, **changed: Any) -> str:
        """What the site's button leads to."""
        id = self.of.manifest.round
        document = {"site": SITE, "rounds": [id], "circles": {id: list(PATH)}} | changed
        return f"{self.of.box}/#collect={canonical.to_b64(canonical.dumps(document))}"

    def answer(self, ask: str, **changed: Any) -> str:
        """The code the site gives back for the pasted one."""
        asked = json.loads(canonical.from_b64(ask))
        signed = [
            {
                "round": one["round"],
                "circle": one["circle"],
                "signature": canonical.to_b64(
                    tokens.blind_sign(keys()[one["circle"]], canonical.from_b64(one["blinded"]))
                ),
            }
            for one in asked["asks"]
        ]
        document = {"signed": signed, "rosters": self.of.rosters(*PATH)} | changed
        return canonical.to_b64(canonical.dumps(document))
