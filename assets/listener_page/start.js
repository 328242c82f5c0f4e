// The page begins: what its address brought, and whether a key is kept here, decide which screen is shown.
import { isAble } from "../box/able.js";
import { text, unb64 } from "../box/bytes.js";
import { Refused } from "../box/refused.js";
import { busy } from "../box/screen.js";
import { language, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import "./arriving.js";
import "./beginning.js";
import "./concern_screen.js";
import "./figures.js";
import { go } from "./frame.js";
import "./inbox_screen.js";
import "./key_screen.js";
import "./opening.js";
import { watch } from "./resting.js";
import { isOpen } from "./session.js";
import { comeFrom, keyHere } from "./store.js";

const SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;

// "#site=" and an origin: where to bring the public line to. Read once, then taken out of the history.
function takeFromAddress() {
  const [, spelled] = /^#site=([A-Za-z0-9_-]{1,400})$/.exec(location.hash) ?? [];
  if (!spelled) return;
  history.replaceState(null, "", location.pathname);
  try {
    const origin = text(unb64(spelled));
    if (SITE.test(origin)) comeFrom(origin);
  } catch {
    // A damaged link brings nothing; the page is the same without it.
  }
}

async function start() {
  busy(t("working"));
  try {
    if (!(await isAble())) throw new Refused("browser");
    takeFromAddress();
    await go(keyHere() ? "open" : "begin");
  } catch (error) {
    trouble(error, { again: start });
  }
}

document.documentElement.lang = language;
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
addEventListener("hashchange", () => isOpen() || start());
watch();
start();
