// The eight words with what they are for: those of the round, which stand for what was
// fixed, and, once it is known who answers together, those of the answering week, which stand for that as well.
import { checkWords } from "./round.js";
import { fold, paragraph } from "./screen.js";
import { wordList } from "./shown_words.js";
import { t } from "./texts.js";

export const folded = async (manifest) =>
  fold(t("words.title"), paragraph(t("words.why")), wordList(await checkWords("manifest", manifest)));

export const ofWeek = async (gate) => [paragraph(t("gate.why")), wordList(await checkWords("gate", gate))];
