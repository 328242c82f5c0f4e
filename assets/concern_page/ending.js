// Closing a concern, and deleting it: what each does is said before.
import { today } from "../box/days.js";
import { actions, busy, button, el, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { ask } from "./concern.js";
import { home } from "./home.js";
import { reading } from "./reading.js";
import { opening } from "./returning.js";

const points = (...names) =>
  el("ul", {}, names.map((one) => el("li", {}, t(one))));

async function trying(work) {
  busy(t("working"));
  await work().catch((error) => trouble(error, { again: () => trying(work) }));
}

export function closing(open, concern) {
  const { writer } = concern;
  const go = () =>
    trying(async () => {
      await ask("close", "close", { day: today(), shut: false }, writer);
      await opening(open, writer, "closed");
    });
  show(
    t("close.title"),
    paragraph(t("close.what"), "lede"),
    points("close.seen", "close.again", "close.care", "close.gone"),
    actions(button(t("close.go"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}

export function deleting(open, concern) {
  const go = () =>
    trying(async () => {
      await ask("delete", "delete", {}, concern.writer);
      await home("deleted");
    });
  show(
    t("delete.title"),
    paragraph(t("delete.what"), "lede"),
    points("delete.both", "delete.read", "delete.copies", "delete.proof"),
    notice("is-care", t("delete.sure"), paragraph(t("delete.sure.what"))),
    actions(button(t("delete.now"), go, "is-danger"), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}
