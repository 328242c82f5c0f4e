// The page begins: what its address brought, or what this browser keeps, decides which screen is shown.
import { isAble } from "./able.js";
import { collecting, otherPerson } from "./collecting.js";
import { home } from "./home.js";
import { isOurs, read, takeFromAddress } from "./link.js";
import { carried, received } from "./receive.js";
import { Refused, telling } from "./refused.js";
import { handOver } from "./carry.js";
import { busy, paragraph } from "./screen.js";
import { inSession, isKept, isShared, keep, setAside } from "./store.js";
import { language, t } from "./texts.js";
import { trouble } from "./trouble.js";

const opened = {
  collect: (link) => (isShared() && (inSession().pending.length || inSession().begun) ? otherPerson(link) : collecting(link)),
  async signed(answer) {
    const shared = isShared();
    await received(answer);
    const said = answer.slips?.refused;
    return shared ? handOver() : home("received", said && paragraph(said));
  },
  async token(code) {
    if (!continues(code)) setAside();
    await carried(code);
    keep();
    return home("carried");
  },
};

// Whether a code goes on with what this browser keeps: another part of the same slips.
function continues({ tokens, slips, counts }) {
  const nameOf = (one) => one.round ?? one.season;
  const partOf = (one) => one.circle ?? one.message;
  const came = [...tokens, ...slips];
  const held = [...inSession().tokens, ...inSession().slips].filter((one) => nameOf(one) === nameOf(came[0]));
  const has = held.map(partOf);
  const isNew = !came.some((one) => has.includes(partOf(one)));
  return isKept() && counts?.[nameOf(came[0])] > has.length && has.length > 0 && isNew;
}

// `fragment`: what stood behind the #, which is kept here for another try.
async function start(fragment = takeFromAddress()) {
  busy(t("working"));
  try {
    if (!(await isAble())) throw new Refused("browser");
    const [kind, value] = await telling("link", () => read(fragment));
    await (kind ? opened[kind](value) : home());
  } catch (error) {
    trouble(error, { again: () => start(fragment) });
  }
}

document.documentElement.lang = language;
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
addEventListener("hashchange", () => isOurs() && start());
start();
