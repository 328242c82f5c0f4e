// The eight words, big enough to be read aloud, with what they are for: those of the round, which stand for what was
// fixed, and, once it is known who answers together, those of the answering week, which stand for that as well.
import { checkWords } from "./round.js";
import { el, fold, paragraph } from "./screen.js";
import { t } from "./texts.js";

export const wordList = (words) =>
  el(
    "ol",
    { class: "words", translate: "no" },
    words.map((word) => el("li", {}, word)),
  );

export const folded = async (manifest) =>
  fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords("manifest", manifest)));

export const ofWeek = async (gate) => [paragraph(t("gate.why")), wordList(await checkWords("gate", gate))];
