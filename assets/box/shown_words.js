// Words to compare, big enough to be read aloud.
import { el } from "./screen.js";

export const wordList = (words) =>
  el(
    "ol",
    { class: "words", translate: "no" },
    words.map((word) => el("li", {}, word)),
  );
