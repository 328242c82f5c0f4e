// What this browser has for its person: each of their weeks, and what can be done about it now.
import { forConcerns } from "./concern_card.js";
import { empty } from "./empty.js";
import { keepHere } from "./kept.js";
import { actions, button, fold, notice, paragraph, show } from "./screen.js";
import { forget, inSession, isKept } from "./store.js";
import { t } from "./texts.js";
import { trouble } from "./trouble.js";
import { week } from "./week.js";

// `said`: what has just happened, told first; `more`: what can be done about that.
export async function home(said, ...more) {
  const { tokens, sent, slips } = inSession();
  const rounds = [...new Set([...tokens, ...sent].map((one) => one.round))];
  if (!rounds.length && !slips.length) return empty();
  const cards = await Promise.all(rounds.map(week));
  cards.sort((one, other) => (one.first < other.first ? -1 : 1));
  show(
    t("home.title"),
    said &&
      notice(
        ["already", "full"].includes(said) ? "" : "is-done",
        t(`${said}.title`),
        paragraph(t(`${said}.what`)),
        more.some(Boolean) && actions(...more),
      ),
    ...cards.map((one) => one.sheet),
    slips.length > 0 && forConcerns(slips),
    isKept() ? leaving() : keeping(),
  );
}

const keepIt = async () => home(keepHere());
const keeping = () =>
  notice(
    "",
    t("keep.title"),
    paragraph(t("keep.what")),
    actions(button(t("keep"), () => keepIt().catch(trouble), "is-quiet")),
  );
const leaving = () =>
  fold(
    t("forget.title"),
    paragraph(t("forget.what")),
    actions(button(t("forget"), () => (forget(), empty()), "is-danger")),
  );
