// A field with its label, its help and the place where an error is told, before the field.
import { el } from "../box/screen.js";

// {field, whole, say}: say("") takes the error away; anything else shows it and moves to the field.
export function field(name, label, { help, kind = "input", ...given } = {}) {
  const said = el("p", { class: "errors", id: `${name}-error`, role: "alert" });
  const described = `${help ? `${name}-help ` : ""}${name}-error`;
  const one = el(kind, { id: name, autocomplete: "off", spellcheck: "false", "aria-describedby": described, ...given });
  const whole = el(
    "div",
    { class: "field" },
    el("label", { for: name }, label),
    help && el("p", { class: "help", id: `${name}-help` }, help),
    said,
    one,
  );
  const say = (text) => {
    said.textContent = text;
    whole.classList.toggle("has-error", text !== "");
    if (text) one.focus();
  };
  return { field: one, whole, say };
}

// A form that does its own sending, once at a time.
export function form(send, ...inside) {
  let runs = false;
  const submit = async (event) => {
    event.preventDefault();
    if (runs) return;
    runs = true;
    await send().finally(() => (runs = false));
  };
  return el("form", { submit, novalidate: true }, ...inside);
}

export const submit = (label, look = "") => el("button", { class: `button ${look}`.trim() }, label);

// Gives the screen a moment to be painted before something keeps the browser busy.
export const painted = () => new Promise((done) => setTimeout(done, 60));
