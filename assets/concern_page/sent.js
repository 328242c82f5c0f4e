// It is handed in.
import { moved } from "../box/days.js";
import { actions, button, el, fold, notice, paragraph, show } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { home } from "./home.js";
import { daysToAnswer } from "./published.js";

export function sent(open, day) {
  const days = daysToAnswer(open.seasons);
  const values = { next: dayIn(moved(day, 1)), acknowledge: dayIn(moved(day, 7)), answer: dayIn(moved(day, days)) };
  show(
    t("sent.title"),
    paragraph(t("sent.what", values), "lede"),
    el("ul", {}, ["acknowledge", "answer", "silent"].map((one) => el("li", {}, t(`sent.${one}`, values)))),
    notice("is-done", t("sent.back"), paragraph(t("sent.back.what"))),
    fold(t("sent.gone"), paragraph(t("sent.gone.what"))),
    actions(button(t("sent.leave"), () => home().catch(trouble))),
  );
}
