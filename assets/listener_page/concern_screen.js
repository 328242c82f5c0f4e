// One concern: what was said and answered, in its order, and what a listener can do about it.
import { actions, button, el, notice, paragraph } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { answering } from "./answering.js";
import { ending } from "./closing.js";
import { facts, latest } from "./facts.js";
import { framed, go, place } from "./frame.js";
import { handing } from "./handing.js";
import { letter } from "./letter.js";
import { goneFrom } from "./readers.js";
import { lettersOf } from "./reading.js";
import { lacking, sealLacking } from "./sealing_again.js";
import { session } from "./session.js";

function warnings(concern) {
  const { unopened, broken, missing, letters } = concern;
  const names = goneFrom(letters);
  const unread = lacking(concern);
  const again = () => sealLacking(concern).then(() => go("concern", concern, "again.done"));
  return [
    unopened > 0 && notice("is-care", many("letters.unopened", unopened), paragraph(t("letters.unopened.what"))),
    broken > 0 && notice("is-care", many("letters.broken", broken), paragraph(t("letters.broken.what"))),
    missing > 0 && notice("is-care", many("letters.missing", missing), paragraph(t("letters.missing.what"))),
    unread.length > 0 &&
      notice("", t("again.here"), paragraph(t("again.what")), actions(button(t("again.go"), again, "is-quiet"))),
    names.length > 0 && notice("", t("letters.gone"), ...names.map((name) => el("p", {}, el("bdi", {}, name)))),
  ];
}

async function concern(one, said) {
  Object.assign(one, await lettersOf(one.thread));
  const theme = latest(one)?.theme;
  const isShut = one.state === "shut";
  if (!history.state?.inside) history.pushState({ inside: true }, "");
  framed(
    "concerns",
    theme ? t(`about.${theme}`) : t("concern.closed"),
    said && notice("is-done", t(said)),
    facts(one),
    ...warnings(one),
    el("ol", { class: "letters" }, one.letters.map(letter)),
    ...(isShut || !one.letters.length
      ? []
      : [answering(one), handing(one), one.state !== "closed" && ending(one, "close"), ending(one, "shut")]),
    isShut && paragraph(t("shut.is"), "help"),
  );
}

place("concern", concern);
addEventListener("popstate", () => session.me && go("concerns"));
