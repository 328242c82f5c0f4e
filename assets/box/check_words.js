// The eight words, big enough to be read aloud, with what they are for.
import { el, fold, paragraph } from "./screen.js";
import { t } from "./texts.js";

export const wordList = (words) =>
  el(
    "ol",
    { class: "words", translate: "no" },
    words.map((word) => el("li", {}, word)),
  );

export const folded = (words) => fold(t("words.title"), paragraph(t("words.why")), wordList(words));
