// A key is kept here and closed: the words open it, or the device's own lock.
import { actions, busy, button, el, fold, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { go, place } from "./frame.js";
import { unwrappedByPasskey } from "./passkeys.js";
import { close, openWith, session } from "./session.js";
import { forget, keyHere } from "./store.js";
import { wordsField } from "./words_field.js";
import { byIdentity, byPassphrase, unwrapped } from "./wrapping.js";

export function opening(said) {
  const { passkey } = keyHere();
  const told = el("p", { class: "errors", role: "alert" });
  const withLock = async () => {
    told.textContent = "";
    await unwrappedByPasskey(passkey).then(opened, () => (told.textContent = t("passkey.not")));
  };
  const open = async (passphrase) => opened(await unwrapped(keyHere().file, byPassphrase(passphrase)));
  show(
    t("open.title"),
    paragraph(t(said ?? "open.what"), "lede"),
    passkey && el("div", { class: "tight" }, told, actions(button(t("passkey.open"), withLock))),
    wordsField(open),
    session.drafts.size > 0 && paragraph(t("open.drafts"), "count"),
    fold(t("lost.title"), paragraph(t("lost.what")), paragraph(t("lost.then"))),
    fold(t("forget.title"), paragraph(t("forget.what")), actions(button(t("forget.go"), gone, "is-danger"))),
  );
}

async function opened(identity) {
  busy(t("working"));
  const older = keyHere().older.map((file) => unwrapped(file, byIdentity(identity)));
  await openWith([identity, ...(await Promise.all(older))]);
  return go("arrive");
}

const gone = () => (close(), session.drafts.clear(), forget(), go("begin", "forget.done"));

place("open", async (said) => opening(said));
place("close", async (said) => (close(), opening(said ?? "open.closed")));
place("forget", async () => gone());
