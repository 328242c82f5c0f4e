// One letter on the screen: whose it is as far as anybody can tell, of which day, and what it says, as it was written.
import { actions, el, fold, notice, paragraph } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { copyButton } from "./copying.js";
import { isKnownList, site } from "./store.js";
import { who } from "./telling.js";

const said = (text) => el("p", { class: "said", dir: "auto" }, text);

function head({ author, said: { as, step }, day, isCopy }) {
  const name = author.name ? el("bdi", {}, author.name) : t(`author.${author.is}`);
  const more = [
    author.is === "writer" && step.is !== "anonymous" && el("span", {}, who(step)),
    author.is === "former" && t("author.former"),
    author.is === "stranger" ? false : t(`as.${as}`),
    t(isCopy ? "day.again" : "day", { day: dayIn(day) }),
  ].filter(Boolean);
  return el("p", { class: "letter-head" }, el("strong", {}, name), ...more.flatMap((one) => [" · ", one]));
}

// Released words, and where they go: they travel behind the "#", which no server sees.
const released = (path, go) => ({ said: { text } }) => [
  el("p", { class: "small" }, t("release.what")),
  el("blockquote", { class: "said", dir: "auto" }, text),
  actions(
    copyButton(text),
    site() && el("a", { href: `${site()}/safely/${path}/#words=${encodeURIComponent(text)}`, rel: "noreferrer" }, t(go)),
  ),
];

const bodies = {
  release: released("heard/publish", "release.publish"),
  bring: released("before/put", "bring.go"),
  care: ({ said: { text, care } }) => [care && el("p", { class: "count" }, t(`care.${care}`)), said(text)],
  note: ({ said: { text } }) => [el("p", { class: "help" }, t("note.only")), said(text)],
};

export function letter(one) {
  const { author, said: what } = one;
  if (author.is === "stranger") return stranger(one);
  const inside = bodies[what.as]?.(one) ?? [said(what.text)];
  const unknown = author.is === "writer" && !isKnownList(what.directory);
  return el(
    "li",
    { class: `letter is-${author.is === "writer" ? "writer" : "listener"} is-${what.as}` },
    head(one),
    ...inside,
    unknown && notice("is-care", t("list.unknown"), paragraph(t("list.unknown.what"))),
  );
}

// Opened, and signed by nobody who is the writer or has been on the list.
const stranger = (one) =>
  el(
    "li",
    { class: "letter is-stranger" },
    head(one),
    notice("is-care", t("stranger"), paragraph(t("stranger.what"))),
    fold(t("stranger.show"), said(one.said.text)),
  );
