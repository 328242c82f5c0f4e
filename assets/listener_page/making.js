// Making a key: six words that the page chooses, asked back before anything depends on them; then the secret, wrapped.
import { random } from "../box/bytes.js";
import { wordList as shown } from "../box/shown_words.js";
import { actions, button, el, notice, paragraph, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { identityOf } from "../concerns/keys.js";
import { below } from "../concerns/letters.js";
import { field, form, submit } from "./field.js";
import { settling } from "./settling.js";
import { passphraseOf, sixWords } from "./word_list.js";

// With `identity`, new words for a secret there is; `earlier` secrets go behind a new one. `title` says which.
export async function making({ identity = identityOf(random(32)), earlier = [], title = "make" } = {}, words) {
  const chosen = words ?? (await sixWords());
  const again = () => making({ identity, earlier, title }).catch(trouble);
  const on = () => asking(chosen, { identity, earlier, title });
  show(
    t(`${title}.title`),
    paragraph(t("words.make"), "lede"),
    shown(chosen),
    notice("is-care", t("words.alone"), paragraph(t("words.lost"))),
    actions(button(t("words.written"), on), button(t("words.other"), again, "is-quiet")),
  );
}

// Two of them, so that nobody goes on without having written them down.
function asking(words, what) {
  const first = below(words.length - 1);
  const places = [first, first + 1 + below(words.length - first - 1)];
  const asked = places.map((at) =>
    field(`word-${at}`, t("words.number", { number: at + 1 }), { autocapitalize: "none" }),
  );
  const check = async () => {
    for (const one of asked) one.say("");
    const typed = words.map((word, at) => (places.includes(at) ? asked[places.indexOf(at)].field.value.trim() : word));
    const right = (await passphraseOf(typed.map((one) => one || "-").join(" "))) === words.join(" ");
    if (right) return settling(words, what).catch(trouble);
    const wrong = asked.find(
      (one, at) => one.field.value.trim().toLowerCase().slice(0, 4) !== words[places[at]].slice(0, 4),
    );
    (wrong ?? asked[0]).say(t("words.wrong"));
  };
  const back = button(t("words.again"), () => making(what, words).catch(trouble), "is-quiet");
  const fields = el(
    "div",
    { class: "pair" },
    asked.map((one) => one.whole),
  );
  show(t("words.ask"), paragraph(t("words.ask.why"), "lede"), form(check, fields, actions(submit(t("go-on")), back)));
}
