// The inbox: what lies here, what is due, and a search in what is open on this page.
import { actions, button, el, notice, paragraph } from "../box/screen.js";
import { many, t } from "../box/texts.js";
import { begin, more } from "./concerns.js";
import { found, together } from "./finding.js";
import { controls } from "./inbox_controls.js";
import { group } from "./inbox_rows.js";
import { framed, go, place } from "./frame.js";
import { lacking, sealAll } from "./sealing_again.js";
import { session, stale } from "./session.js";
import { isLate } from "./telling.js";

// `said`: what has just happened, told first.
async function concerns(said) {
  if (!session.me) return go("arrive");
  await begin();
  const list = el("ul", { class: "concerns" });
  const count = el("p", { class: "soft small", role: "status" });
  const draw = () => {
    const here = found(session.concerns, session.search);
    list.replaceChildren(...together(here).map(group));
    count.textContent = session.search ? many("search.found", here.length) : "";
  };
  draw();
  framed(
    "concerns",
    t("nav.concerns"),
    paragraph(summary(), "lede"),
    said && notice("is-done", t(said)),
    unsealed(),
    ...controls(draw),
    count,
    list,
    following(),
  );
}

function summary() {
  if (!session.concerns.length) return t(session.only ? "inbox.empty" : "inbox.nothing");
  const late = session.concerns.filter(isLate).length;
  return late ? many("inbox.late", late) : t("inbox.calm");
}

const unsealed = () => {
  const waiting = session.concerns.filter((one) => lacking(one).length).length;
  return (
    waiting > 0 &&
    notice(
      "is-care",
      many("again", waiting),
      paragraph(t("again.what")),
      actions(button(t("again.go"), sealAll, "is-quiet")),
    )
  );
};

const following = () =>
  session.more && actions(button(t("inbox.more"), () => more().then(() => go("concerns")), "is-quiet"));

place("concerns", concerns);
