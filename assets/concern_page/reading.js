// A concern on the screen: where it stands, what was said on both sides, and what its writer can do.
import { today } from "../box/days.js";
import { actions, button, el, fold, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { adding } from "./adding.js";
import { caring } from "./caring.js";
import { isAsked } from "./clock.js";
import { closing, deleting } from "./ending.js";
import { home } from "./home.js";
import { ladder } from "./ladder.js";
import { letter } from "./said_card.js";
import { outside } from "./people.js";
import { proving } from "./proving.js";
import { releasing } from "./releasing.js";
import { standing } from "./standing.js";

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
    !concern.shut && way("release", go(releasing)),
    way("proof", go(proving)),
    way("delete", go(deleting), "is-danger"),
    concern.shut && outside(open.outside),
  );
}

const way = (name, go, look = "is-quiet") =>
  fold(t(`${name}.title`), paragraph(t(`${name}.short`)), actions(button(t(`${name}.go`), go, look)));

const ladderFold = (concern, go) =>
  fold(
    t("ladder.title"),
    paragraph(t(`ladder.now.${concern.step.is}`, concern.step)),
    concern.step.is !== "named" && actions(button(t(`ladder.to.${concern.step.is}`), go(ladder), "is-quiet")),
  );
