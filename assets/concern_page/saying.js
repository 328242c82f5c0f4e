// Sending one more letter of a concern; after a failure the very same bytes are sent again.
import { Refused, telling } from "../box/refused.js";
import { busy } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { readFor } from "../concerns/receipts.js";
import { request } from "../concerns/requests.js";
import { send } from "./concern.js";
import { nextLetter, sealedLetter } from "./letter.js";
import { opening } from "./returning.js";

// `letter`: {as, text, ...} as in letter.js; `posted`: what it is to the box; `back`: shows the form as it was.
export async function say(open, concern, letter, { posted = "message", said = "added", back }) {
  busy(t("handing"));
  const { writer } = concern;
  try {
    const document = nextLetter(open, concern, letter);
    if (!document.to.length) throw new Refused("left");
    const sealed = await sealedLetter(open, document, writer);
    const body = await request("write", { thread: writer.thread, sealed, as: posted }, writer);
    await handIn(open, writer, sealed, body, { said, back });
  } catch (error) {
    trouble(error, { again: back });
  }
}

async function handIn(open, writer, sealed, body, { said, back }) {
  busy(t("handing"));
  try {
    const receipt = await send("write", body);
    await telling("receipt", () => readFor(sealed, receipt, location.origin, open.seasons));
    await opening(open, writer, said);
  } catch (error) {
    const mayHelp = ["failed", "unreachable"].includes(error.code);
    trouble(error, { again: mayHelp ? () => handIn(open, writer, sealed, body, { said, back }) : back });
  }
}
