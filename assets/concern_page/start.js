// The page begins: what its address brought, or nothing, decides which screen is shown.
import { isAble } from "../box/able.js";
import { Refused, telling } from "../box/refused.js";
import { busy } from "../box/screen.js";
import { language, t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { home } from "./home.js";
import { carriesSlips, take } from "./slips.js";

// What stands behind the # of an address goes to no server; it is read once and taken out of the history.
async function start(fragment = location.hash) {
  busy(t("working"));
  try {
    if (!(await isAble())) throw new Refused("browser");
    if (!carriesSlips(fragment)) return await home();
    history.replaceState(null, "", location.pathname);
    await telling("link", () => take(fragment));
    await home("carried");
  } catch (error) {
    trouble(error, error.code === "link" ? { back: () => start("") } : { again: () => start(fragment) });
  }
}

document.documentElement.lang = language;
document.documentElement.dir = t("dir");
for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
// Nobody comes back to what was written here by going back.
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("hashchange", () => carriesSlips(location.hash) && start());
start();
