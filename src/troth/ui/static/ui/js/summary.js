// The list of what is still needed takes the focus once, and its links put the cursor into the field itself.
const visited = new WeakSet();

const visit = () => {
  const summary = [...document.querySelectorAll("[data-summary]")].find((one) => !visited.has(one));
  document.querySelectorAll("[data-summary]").forEach((one) => visited.add(one));
  summary?.focus();
};

visit();
document.addEventListener("htmx:after:swap", visit);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-summary] a");
  if (!link) return;
  const place = document.getElementById(link.hash.slice(1));
  const field = place?.matches("input,select,textarea") ? place : place?.querySelector("input,select,textarea");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});
