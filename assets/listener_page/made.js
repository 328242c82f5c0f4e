// The key is made: what there is to do with its public line, its file, its paper copy, and this device's own lock.
import { actions, button, el, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { copying } from "./copying.js";
import { go } from "./frame.js";
import { filing, papering, passkeying } from "./keeping.js";
import { keyHere, site } from "./store.js";

// The line others need, and the way to the place where it is put on the list.
export function publicLine() {
  const { line } = keyHere();
  const to = site();
  const link =
    to &&
    el("a", { class: "button", href: `${to}/safely/listening/#line=${encodeURIComponent(line)}`, rel: "noreferrer" });
  link?.append(t("line.take", { host: new URL(to).host }));
  return [
    paragraph(t("line.what")),
    copying(t("line.title"), line, link ?? undefined),
    !to && paragraph(t("line.paste"), "help"),
  ];
}

// `title`: "make", "rotate" or "rewrap", of which the last has no new line.
export async function made(title) {
  const steps = [
    title !== "rewrap" && step(t("line.title"), ...publicLine()),
    step(t("file.title"), ...filing()),
    step(t("paper.title"), ...papering()),
    ...(await passkeying()).map((inside) => step(t("passkey.title"), ...inside)),
  ];
  show(
    t(`made.${title}`),
    paragraph(t(`made.${title}.what`), "lede"),
    ...steps.filter(Boolean),
    actions(button(t("go-on"), () => go("arrive"), title === "rewrap" ? "" : "is-quiet")),
  );
}

export const step = (title, ...inside) => el("section", { class: "sheet" }, el("h2", {}, title), ...inside);
