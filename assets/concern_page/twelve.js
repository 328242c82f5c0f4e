// Twelve words, made here and shown once; then two of them are asked for, and only then anything is sent.
import { random } from "../box/bytes.js";
import { actions, busy, button, el, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { below } from "../concerns/letters.js";
import { wordsFrom, WORDS } from "../concerns/phrase.js";
import { writerOf } from "../concerns/writer.js";
import { handing } from "./handing.js";
import { wordList } from "./published.js";
import { review } from "./review.js";

export async function twelve(open, draft) {
  busy(t("working"));
  const writer = (draft.writer ??= await writerOf(random(16)));
  const words = await wordsFrom(writer.entropy, await wordList());
  const card = el("ol", { class: "words is-card", translate: "no" }, words.map((word) => el("li", {}, word)));
  show(
    t("twelve.title"),
    paragraph(t("twelve.what"), "lede"),
    card,
    notice("is-care", t("twelve.lost"), paragraph(t("twelve.lost.what"))),
    el("ul", {}, ["paper", "plain", "nobody"].map((one) => el("li", {}, t(`twelve.${one}`)))),
    actions(
      button(t("twelve.go"), () => asking(open, draft, words)),
      button(t("twelve.print"), printed, "is-quiet"),
      button(t("back"), () => review(open, draft), "is-quiet"),
    ),
  );
}

// A card that does not say what it is: the printed sheet has no title either.
function printed() {
  const title = document.title;
  document.title = "\u00a0";
  print();
  document.title = title;
}

function asking(open, draft, words) {
  const first = below(WORDS / 2);
  const places = [first, WORDS / 2 + below(WORDS / 2)];
  const said = el("p", { class: "errors", id: "asked-error", role: "alert" });
  const given = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": "asked-error" };
  const fields = places.map((place) => el("input", { id: `word-${place}`, ...given }));
  const label = (place) => el("label", { for: `word-${place}` }, t("asked.word", { place: place + 1 }));
  const go = (event) => {
    event.preventDefault();
    const isRight = places.every((place, at) => fields[at].value.trim().toLowerCase() === words[place]);
    said.textContent = isRight ? "" : t("asked.wrong");
    if (isRight) handing(open, draft);
  };
  const rows = places.map((place, at) => el("div", { class: "field" }, label(place), fields[at]));
  const send = el("button", { class: "button" }, t("asked.go"));
  const again = button(t("asked.again"), () => twelve(open, draft), "is-quiet");
  const pair = el("div", { class: "pair" }, rows);
  show(t("asked.title"), paragraph(t("asked.what"), "lede"), el("form", { submit: go }, said, pair, actions(send, again)));
}
