// Something did not go as it should: what it is, in a sentence, and what to do about it.
import { home } from "./home.js";
import { dayIn, t } from "./texts.js";
import { today } from "./days.js";
import { actions, button, el, notice, paragraph, show } from "./screen.js";

function words(error) {
  const code = error?.code ?? "other";
  if (code === "other") console.error(error);
  const values = { today: dayIn(today()), ...error?.values };
  return ["title", "what", "do"].map((part) => t(`trouble.${code}.${part}`, values));
}

// As part of another screen.
export function told(error, heading) {
  const [title, what, todo] = words(error);
  return [el(heading, {}, title), paragraph(what), paragraph(todo)];
}

// As a screen; `again`: what to try once more, where that may help. Elsewhere the way leads back.
export function trouble(error, { again } = {}) {
  const [title, what, todo] = words(error);
  const back = () => home().catch(trouble);
  const on = again ? button(t("again"), again) : button(t("sent.home"), back, "is-quiet");
  show(title, notice("is-care", null, paragraph(what), paragraph(todo)), actions(on));
}
