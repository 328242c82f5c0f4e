// A proof for somebody outside: one letter and the key of this one file, with the receipt; nothing else is opened by it.
import { sha256, text } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";
import { today } from "../box/days.js";
import { Refused, telling } from "../box/refused.js";
import { actions, button, el, notice, paragraph, sheet, show } from "../box/screen.js";
import { dayIn, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { proof, read } from "../concerns/receipts.js";
import { ask } from "./concern.js";
import { cards, values } from "./choices.js";
import { reading } from "./reading.js";

const SHOWN = 120; // characters of a letter to know it by
const POINTS = ["one", "words", "check", "keep"];

export function proving(open, concern) {
  const choice = ({ text: said, day }, place) => ({
    value: String(place),
    title: dayIn(day),
    more: el("span", { dir: "auto" }, said.length > SHOWN ? `${said.slice(0, SHOWN)} …` : said),
  });
  const last = String(concern.own.length - 1);
  const group = cards(t("proof.which"), "radio", "letter", concern.own.map(choice), (value) => value === last);
  const go = () => making(open, concern, concern.own[Number(values(group)[0])]).then(save, trouble);
  show(
    t("proof.title"),
    paragraph(t("proof.what"), "lede"),
    el("ul", {}, POINTS.map((one) => el("li", {}, t(`proof.${one}`)))),
    sheet(group),
    notice("", t("proof.save"), paragraph(t("proof.save.what"))),
    actions(button(t("proof.make"), go), button(t("back"), () => reading(open, concern), "is-quiet")),
  );
}

async function making({ seasons }, { writer }, letter) {
  const listed = JSON.parse(text(await ask("receipts", "read", { day: today() }, writer)));
  const digest = await sha256(letter.sealed);
  const receipt = listed.find((one) => one.document?.sealed === digest);
  const spelled = receipt && dumps(receipt);
  await telling("receipt", () => read(spelled, location.origin, seasons));
  const season = seasons.find((one) => one.receipts === receipt.by);
  if (!season) throw new Refused("receipt");
  return { name: `proof-${letter.day}.json`, bytes: await proof(letter.sealed, writer.reading, spelled, season.signed) };
}

function save({ name, bytes }) {
  const href = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
