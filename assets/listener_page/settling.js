// The words are written down: the secret is wrapped with them, kept, and open from here on.
import { busy } from "../box/screen.js";
import { t } from "../box/texts.js";
import { listenerOf } from "../concerns/keys.js";
import { painted } from "./field.js";
import { made } from "./made.js";
import { openWith } from "./session.js";
import { keepKey } from "./store.js";
import { behind, wrapped } from "./wrapping.js";

export async function settling(words, { identity, earlier, title }) {
  busy(t("make.working"));
  await painted();
  const { line, recipient } = await listenerOf(identity);
  const older = await Promise.all(earlier.map((one) => behind(one, recipient)));
  keepKey({ line, file: await wrapped(identity, words.join(" ")), passkey: null, older });
  await openWith([identity, ...earlier]);
  await made(title);
}
