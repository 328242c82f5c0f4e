// Text areas grow with what is written, where the browser does not do it by itself.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (area) => { area.rows = Math.max(3, area.value.split("\n").length + Math.floor(area.value.length / 70)); };
  document.addEventListener("input", (event) => { if (event.target.matches("textarea[data-grow]")) grow(event.target); });
  document.querySelectorAll("textarea[data-grow]").forEach(grow);
}
