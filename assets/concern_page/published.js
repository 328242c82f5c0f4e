// What is published for everybody, as this page will believe it: who listens, the quarters, who there is outside.
import { text } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";
import { pageDigest } from "../box/page_files.js";
import { Refused, telling } from "../box/refused.js";
import * as directories from "../concerns/directory.js";
import { get } from "../concerns/requests.js";
import * as seasons from "../concerns/season.js";

let loading, words;
const checked = new Map();

// {directory, seasons, outside}: without a directory nobody listens yet. Once a sitting; another try after a failure.
export const published = () => (loading ??= loaded().catch((error) => ((loading = undefined), Promise.reject(error))));

async function loaded() {
  const [listed, quarters] = await Promise.all([get("/concerns/listeners"), get("/concerns/seasons")]);
  if (quarters.status !== 200 || ![200, 404].includes(listed.status)) throw new Refused("unreachable");
  const directory = listed.status === 200 ? await telling("listeners", () => directories.read(listed.bytes)) : undefined;
  const found = await telling("season", () =>
    Promise.all(JSON.parse(text(quarters.bytes)).map((one) => seasons.read(dumps(one), directory && [directory.by]))),
  );
  for (const one of [directory, ...found].filter(Boolean)) {
    if (one.box !== location.origin) throw new Refused("elsewhere", { address: one.box });
  }
  if (directory && directory.pages.concern !== (await pageDigest())) throw new Refused("page");
  const outside = new Map(found.flatMap((one) => one.outside).map((one) => [one.name, one]));
  document.querySelector("#outside").textContent = [...outside.values()].map((one) => `${one.name}: ${one.how}`).join(" · ");
  return { directory, seasons: found, outside: [...outside.values()] };
}

// Days the listeners have for an answer: those of the latest quarter.
export const daysToAnswer = (all) => all.map((one) => [one.first, one.clock.answer]).sort().at(-1)?.[1] ?? 30;

// The 2,048 words, and the eight that stand for the list of listeners.
export async function wordList() {
  const url = new URL("words.txt", import.meta.url);
  return (words ??= (await (await fetch(url, { credentials: "omit" })).text()).trim().split(/\s+/));
}
export async function checkWords(directory) {
  const { digest } = directory;
  if (!checked.has(digest)) checked.set(digest, await directories.wordsOf(directory, await wordList()));
  return checked.get(digest);
}
