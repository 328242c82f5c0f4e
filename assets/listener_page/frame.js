// What every screen with an open key has above it: the four places there are, and closing the key.
import { busy, button, el, show } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { session } from "./session.js";

const places = new Map();

// A place registers how it is opened: "concerns", "listeners", "figures", "key", "close".
export const place = (name, open) => places.set(name, open);

// Goes there; what fails on the way is told as a screen.
export async function go(name, ...more) {
  busy(t("working"));
  try {
    await places.get(name)(...more);
  } catch (error) {
    trouble(error, { again: () => go(name, ...more) });
    if (session.me) document.querySelector("main").prepend(nav());
  }
}

const SHOWN = ["concerns", "listeners", "figures", "key", "close"];

function nav(here) {
  const links = SHOWN.map((name) => {
    const one = button(t(`nav.${name}`), () => go(name), "is-plain");
    if (name === here) one.setAttribute("aria-current", "page");
    return one;
  });
  return el("nav", { class: "desk", "aria-label": t("nav") }, links);
}

export function framed(here, title, ...inside) {
  show(title, ...inside);
  document.querySelector("main").prepend(nav(here));
}
