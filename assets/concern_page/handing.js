// Handing it in. After a failure the very same bytes are sent again, so that nothing arrives twice.
import { Refused, telling } from "../box/refused.js";
import { busy } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { readFor } from "../concerns/receipts.js";
import { post } from "../concerns/requests.js";
import { nothingUnsaid, plain } from "./draft.js";
import { envelope, firstLetter, sealedLetter } from "./letter.js";
import { review } from "./review.js";
import { sent } from "./sent.js";
import { slipsFor } from "./slips.js";

const SAID = { 403: "no-slip", 410: "over", 413: "failed" };

export async function handing(open, draft) {
  busy(t("handing"));
  try {
    const { writer } = draft;
    const letter = firstLetter(open, draft, plain(draft.text));
    const sealed = await sealedLetter(open, letter, writer);
    const slips = await slipsFor(open.seasons);
    if (!slips.length) throw new Refused("slips-used");
    await sending(open, draft, sealed, slips);
  } catch (error) {
    trouble(error, { again: () => handing(open, draft), back: () => review(open, draft) });
  }
}

// A slip that was used before is passed over: this page keeps no note of which were.
async function sending(open, draft, sealed, slips) {
  busy(t("handing"));
  try {
    while (slips.length) {
      const { status, bytes } = await post("/concerns/open", envelope(slips[0], draft.writer, sealed));
      if (status === 200) return await received(open, sealed, bytes);
      if (status !== 409) throw new Refused(SAID[status] ?? "failed");
      slips.shift();
    }
    throw new Refused("slips-used");
  } catch (error) {
    const mayHelp = ["failed", "unreachable"].includes(error.code);
    // What may have arrived is only ever sent again as it was; what was refused can be changed.
    const again = () => sending(open, draft, sealed, slips);
    trouble(error, mayHelp ? { again } : { back: () => review(open, draft) });
  }
}

async function received(open, sealed, bytes) {
  const receipt = await telling("receipt", () => readFor(sealed, bytes, location.origin, open.seasons));
  nothingUnsaid();
  sent(open, receipt.day);
}
