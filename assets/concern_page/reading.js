// A concern on the screen: where it stands, what was said on both sides, and what its writer can do.
import { today } from "../box/days.js";
import { actions, button, el, fold, notice, paragraph, sheet, show } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { adding } from "./adding.js";
import { caring } from "./caring.js";
import { clock, isAsked, isLate } from "./clock.js";
import { closing, deleting } from "./ending.js";
import { home } from "./home.js";
import { ladder } from "./ladder.js";
import { letter } from "./said_card.js";
import { outside } from "./people.js";
import { proving } from "./proving.js";
import { answerIn } from "./published.js";
import { releasing } from "./releasing.js";

export function reading(open, concern, said) {
  const go = (screen) => () => screen(open, concern);
  const cares = concern.own.filter((one) => one.as === "care").map((one) => one.day);
  const isDue = concern.closed && !concern.shut && isAsked(concern.closed, cares, today());
  const more = [
    !concern.shut && button(t("add"), go(adding)),
    !concern.closed && button(t("close"), go(closing), "is-quiet"),
    button(t("leave"), () => home().catch(trouble), "is-quiet"),
  ];
  show(
    t("reading.title"),
    said && notice("is-done", t(`${said}.title`), paragraph(t(`${said}.what`))),
    standing(open, concern),
    isDue && notice("", t("care.title"), paragraph(t("care.short")), actions(button(t("care.go"), go(caring), "is-quiet"))),
    el("ol", { class: "letters" }, concern.letters.map((one) => letter(one, concern))),
    actions(...more),
    !concern.shut && ladderFold(concern, go),
    !concern.shut && fold(t("release.title"), paragraph(t("release.short")), actions(button(t("release.go"), go(releasing), "is-quiet"))),
    fold(t("proof.title"), paragraph(t("proof.short")), actions(button(t("proof.go"), go(proving), "is-quiet"))),
    fold(t("delete.title"), paragraph(t("delete.short")), actions(button(t("delete.go"), go(deleting), "is-danger"))),
    outside(open.outside),
  );
}

const ladderFold = (concern, go) =>
  fold(
    t("ladder.title"),
    paragraph(t(`ladder.now.${concern.step.is}`, concern.step)),
    concern.step.is !== "named" && actions(button(t(`ladder.to.${concern.step.is}`), go(ladder), "is-quiet")),
  );

// The silence clock, in plain words.
function standing({ seasons }, { letters, closed, shut }) {
  if (closed) {
    const state = shut ? "shut" : "closed";
    return sheet(el("h2", {}, t(`clock.${state}`)), paragraph(t(`clock.${state}.what`, { day: dayIn(closed) })));
  }
  const found = clock(letters.map((one) => ({ day: one.day, as: one.posted })), answerIn(seasons));
  const days = ["acknowledge", "answer", "on"].map((name) => [name, found[name] ? dayIn(found[name]) : ""]);
  const what = paragraph(t(`clock.${found.state}.what`, Object.fromEntries(days)));
  const late = isLate(found, today()) && notice("is-care", t("clock.late"), paragraph(t("clock.late.what")));
  return sheet(el("h2", {}, t(`clock.${found.state}`)), what, late);
}
