// What each will see, before anything is sent.
import { actions, button, el, paragraph, sheet, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { plain } from "./draft.js";
import { compared, name } from "./people.js";
import { twelve } from "./twelve.js";
import { writing } from "./writing.js";

export const quoted = (text) => el("blockquote", { class: "said", dir: "auto", translate: "no" }, text);

const each = (names) => names.map((one) => el("div", {}, name(one)));

// Pairs of who and what: the chosen, the others, the leader, whoever runs the server, and the writer.
function seeing({ directory }, draft) {
  const names = (isTo) => directory.listeners.filter((one) => draft.to.has(one.id) === isTo).map((one) => one.name);
  const others = names(false);
  const rows = [
    [each(names(true)), t("see.chosen", { theme: t(`theme.${draft.theme}`) })],
    others.length && [each(others), t("see.others")],
    [t("see.leader"), t(`see.leader.${draft.pass}`)],
    [t("see.server"), t("see.server.what")],
    [t("see.team"), t("see.team.what")],
    [t("see.you"), t("see.you.what")],
  ];
  return el(
    "dl",
    { class: "seeing" },
    rows.filter(Boolean).map(([who, what]) => el("div", {}, el("dt", {}, who), el("dd", {}, what))),
  );
}

export async function review(open, draft) {
  const go = () => twelve(open, draft).catch(trouble);
  show(
    t("see.title"),
    paragraph(t("see.what"), "lede"),
    sheet(el("h2", {}, t("see.text")), quoted(plain(draft.text))),
    sheet(el("h2", {}, t("see.who")), seeing(open, draft)),
    await compared(open.directory),
    paragraph(t("see.next")),
    actions(
      button(t("see.go"), go),
      button(t("see.back"), () => writing(open, draft), "is-quiet"),
    ),
  );
}
