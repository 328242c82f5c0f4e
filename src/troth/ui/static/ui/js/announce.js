// After a swap: says once what changed, and keeps the focus where it was or beside it. Also draws the line of progress.
const region = document.getElementById("announce");
const line = document.getElementById("progress-line");
const known = new WeakSet();
let before = "";

const say = (words) => {
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 60);
};

const news = () => {
  const fresh = [...document.querySelectorAll("[data-announce]")].filter((place) => !known.has(place));
  fresh.forEach((place) => known.add(place));
  return fresh[0];
};

const keepFocus = (place) => {
  if (document.activeElement && document.activeElement !== document.body) return;
  const next = document.getElementById(before) ?? place;
  if (!next.matches("a,button,input,select,textarea,summary,[tabindex]")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
};

news();
document.addEventListener("htmx:before:request", () => {
  before = document.activeElement?.id ?? "";
  line.classList.add("is-busy");
});
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.swap === "none") return;
  const changed = news();
  const place = changed ?? (event.target.isConnected ? event.target : document.getElementById("main"));
  keepFocus(place);
  if (!document.activeElement?.matches("[data-summary]")) say(changed?.dataset.announce || "The page has changed.");
});

const failed = "That did not go through. Nothing was lost; please try again.";
document.addEventListener("htmx:finally:request", () => line.classList.remove("is-busy"));
document.addEventListener("htmx:error", () => say(failed));
document.addEventListener("htmx:response:error", (event) => {
  if (event.detail.ctx.response.status !== 422) say(failed);
});
