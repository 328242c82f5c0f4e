// Elements, and the one place where they are shown. Data is only ever set as text.
const SVG = "http://www.w3.org/2000/svg";

// el("p", {class: "soft"}, "text", el("b")): functions given as attributes listen to events.
export function el(name, given = {}, ...inside) {
  return filled(document.createElement(name), given, inside);
}

export const svg = (name, given = {}, ...inside) => filled(document.createElementNS(SVG, name), given, inside);

function filled(element, given, inside) {
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value);
  }
  element.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return element;
}

export const button = (label, press, look = "") =>
  el("button", { type: "button", class: `button ${look}`.trim(), click: press }, label);
export const paragraph = (text, look) => el("p", { class: look }, text);
export const actions = (...inside) => el("div", { class: "actions" }, ...inside);
export const sheet = (...inside) => el("div", { class: "sheet" }, ...inside);
export const fold = (summary, ...inside) =>
  el("details", { class: "fold" }, el("summary", {}, summary), el("div", { class: "fold-body" }, ...inside));

export const notice = (look, title, ...inside) =>
  el(
    "div",
    { class: `notice ${look}`.trim() },
    el("div", {}, title && el("p", { class: "notice-title" }, title), ...inside),
  );

// A new screen: its heading takes the focus, by which it is announced, once. A browser's history keeps the last title of
// a page: where that would tell what somebody did there, body has data-still, and the title stays.
export function show(title, ...inside) {
  const main = document.querySelector("main");
  const heading = el("h1", { tabindex: "-1" }, title);
  main.removeAttribute("aria-busy");
  main.replaceChildren(el("div", { class: "page-head" }, heading), ...inside.flat().filter(Boolean));
  if (!("still" in document.body.dataset)) document.title = `${title} · Troth`;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

// Something takes a moment.
export function busy(text) {
  const main = document.querySelector("main");
  main.setAttribute("aria-busy", "true");
  main.replaceChildren(el("p", { class: "lede working", role: "status" }, text));
}
