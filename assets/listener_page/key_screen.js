// One's own key: its line, its copies, a new one, new words, and taking it out of this browser.
import { actions, button, fold, paragraph } from "../box/screen.js";
import { t } from "../box/texts.js";
import { trouble } from "../box/trouble.js";
import { framed, go, place } from "./frame.js";
import { filing, papering, passkeying } from "./keeping.js";
import { publicLine, step } from "./made.js";
import { making } from "./making.js";
import { identities, session } from "./session.js";

async function key() {
  const [now, ...older] = identities();
  const rotate = () => making({ earlier: identities(), title: "rotate" }).catch(trouble);
  const rewrap = () => making({ identity: now, earlier: older, title: "rewrap" }).catch(trouble);
  const isWaiting = session.me && session.me.identity !== now;
  framed(
    "key",
    t("nav.key"),
    paragraph(t(isWaiting ? "key.waiting" : "key.what"), "lede"),
    step(t("file.title"), ...filing()),
    step(t("paper.title"), ...papering()),
    ...(await passkeying()).map((inside) => step(t("passkey.title"), ...inside)),
    fold(t("line.title"), ...publicLine()),
    fold(t("rewrap.title"), paragraph(t("rewrap.what")), actions(button(t("rewrap.go"), rewrap, "is-quiet"))),
    fold(
      t("rotate.title"),
      paragraph(t("rotate.what")),
      paragraph(t("rotate.then")),
      actions(button(t("rotate.go"), rotate, "is-quiet")),
    ),
    fold(
      t("forget.title"),
      paragraph(t("forget.what")),
      actions(button(t("forget.go"), () => go("forget"), "is-danger")),
    ),
  );
}

place("key", key);
