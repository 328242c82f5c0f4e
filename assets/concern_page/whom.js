// To whom, what it is about, and whether they may bring it to the writer's leader.
import { actions, button, el, paragraph, sheet, show } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { THEMES } from "../concerns/said.js";
import { before } from "./before.js";
import { cards, chips, values } from "./choices.js";
import { name, compared } from "./people.js";
import { writing } from "./writing.js";

// Which listeners, each with how they were chosen; `to`: the numbers of those that are chosen.
export const listeners = (directory, to) =>
  cards(
    t("whom.listeners"),
    "checkbox",
    "to",
    directory.listeners.map((one) => ({
      value: one.id,
      title: name(one.name),
      more: [one.chosen, el("br"), t("people.since", { day: dayIn(one.since) })],
    })),
    (id) => to.has(id),
  );

export const passing = (pass) =>
  cards(
    t("pass"),
    "radio",
    "pass",
    ["no", "gist", "words"].map((value) => ({ value, title: t(`pass.${value}`), more: t(`pass.${value}.more`) })),
    (value) => value === pass,
  );

export async function whom(open, draft) {
  const who = listeners(open.directory, draft.to);
  const leader = passing(draft.pass);
  const themes = THEMES.map((value) => ({ value, title: t(`theme.${value}`) }));
  const theme = chips(t("theme"), "theme", themes, draft.theme);
  const said = el("p", { class: "errors", tabindex: "-1" });
  const keep = () => {
    draft.to = new Set(values(who));
    [draft.pass, draft.theme] = [values(leader)[0], values(theme)[0]];
  };
  const go = () => {
    keep();
    said.textContent = draft.to.size ? "" : t("whom.none");
    if (draft.to.size) writing(open, draft);
    else said.focus();
  };
  show(
    t("whom.title"),
    paragraph(t("whom.what"), "lede"),
    sheet(who, paragraph(t("whom.hidden"), "help"), said, await compared(open.directory)),
    sheet(leader),
    sheet(theme),
    actions(button(t("go"), go), button(t("back"), () => (keep(), before(open)), "is-quiet")),
  );
}
