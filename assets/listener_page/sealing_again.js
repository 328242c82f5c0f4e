// Letters sealed again for who listens now: after a new key, a lost one, or when somebody new came. What is inside, with
// its author's signature, stays as it is; the originals stay, because receipts name them.
import { busy } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { closeAgain } from "../concerns/letters.js";
import { answer } from "./asking.js";
import { all } from "./concerns.js";
import { go } from "./frame.js";
import { refuseIfChanged } from "./listed.js";
import { lettersOf } from "./reading.js";
import { readersOf, without } from "./readers.js";
import { session, stale } from "./session.js";

export async function sealAgain({ thread }, { plain }, readers) {
  const sealed = await closeAgain(
    plain,
    readers.map((one) => one.recipient),
  );
  await answer(thread, "copy", sealed);
}

// Letters of this concern that somebody who should read them cannot open yet.
export function lacking({ letters }) {
  const readers = readersOf(letters);
  const genuine = letters.filter((one) => one.author.is !== "stranger");
  return genuine.filter((one) => without(one, readers).length > 0);
}

export async function sealLacking(concern) {
  await refuseIfChanged();
  const readers = readersOf(concern.letters);
  for (const one of lacking(concern)) await sealAgain(concern, one, readers);
}

// All of them, one after the other; what was done stays done where it stops in the middle.
export async function sealAll() {
  try {
    busy(t("working"));
    session.only = false;
    stale();
    await all();
    const concerns = session.concerns.filter((one) => one.first);
    for (const [place, one] of concerns.entries()) {
      busy(many("again.left", concerns.length - place));
      await sealLacking(Object.assign(one, await lettersOf(one.thread)));
    }
    stale();
    await go("concerns", "again.done");
  } catch (error) {
    trouble(error, { again: sealAll });
  }
}
