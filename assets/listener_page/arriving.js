// After a key was opened: is the list of listeners the one there was, and is this key on it? Only then is anything read.
import { b64 } from "../box/bytes.js";
import { Refused } from "../box/refused.js";
import { actions, button, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { changes } from "./changes.js";
import { changed } from "./changed.js";
import { go, place } from "./frame.js";
import { listed, wordsToCompare } from "./listeners.js";
import { lists, myself } from "./listed.js";
import { left, waiting } from "./not_listed.js";
import { session } from "./session.js";
import { agreeTo, knownBy } from "./store.js";

async function arrive() {
  const { now, before } = await lists();
  if (!now && before) throw new Refused("no-list");
  if (!now) return waiting("none");
  const me = myself(now);
  const told = before ? changes(before, now) : [];
  const on = () => (agreeTo(now, now.signed), enter(now, me));
  if (before && before.digest !== now.digest) return changed(now, told, on);
  return before ? enter(now, me) : first(now, on);
}

function enter(directory, me) {
  Object.assign(session, { directory, me });
  if (me) return go("concerns");
  return session.mine.some((one) => knownBy(b64(one.verify))) ? left() : waiting("unlisted");
}

// The first time in this browser: nothing to hold it against but other people's words.
async function first(directory, on) {
  show(
    t("first.title"),
    paragraph(t("first.what"), "lede"),
    ...(await wordsToCompare(directory)),
    ...listed(directory),
    actions(button(t("first.go"), on)),
  );
}

place("arrive", arrive);
