// The page begins: what its address brought, or what this browser keeps, decides which screen is shown.
import { isAble } from "./able.js";
import { collecting, otherPerson } from "./collecting.js";
import { home } from "./home.js";
import { isOurs, read, takeFromAddress } from "./link.js";
import { carried, received } from "./receive.js";
import { Refused, telling } from "./refused.js";
import { handOver } from "./carry.js";
import { busy } from "./screen.js";
import { inSession, isKept, isShared, keep, setAside } from "./store.js";
import { language, t } from "./texts.js";
import { trouble } from "./trouble.js";

const opened = {
  collect: (link) => (isShared() && inSession().pending.length ? otherPerson(link) : collecting(link)),
  async signed(answer) {
    const shared = isShared();
    await received(answer);
    return shared ? handOver() : home("received");
  },
  async token(code) {
    if (!continues(code)) setAside();
    await carried(code);
    keep();
    return home("carried");
  },
};

// Whether a code goes on with what this browser keeps: another part of the same slips.
function continues({ tokens, counts }) {
  const { round } = tokens[0];
  const held = inSession().tokens.filter((one) => one.round === round);
  const has = held.map((one) => one.circle);
  return isKept() && counts?.[round] > has.length && has.length > 0 && !tokens.some((one) => has.includes(one.circle));
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
