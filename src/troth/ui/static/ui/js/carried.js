// Words that another page put behind the "#" of the address, where no server sees them, go into the field that takes
// them and out of the address. A link marked data-carries takes along what its page quotes.
const given = new URLSearchParams(location.hash.slice(1)).get("words");
const field = document.querySelector("[data-carried]");

const cut = (text, most) => (most > 0 && text.length > most ? `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…` : text);

if (given && field) {
  if (!field.value) {
    field.value = field.tagName === "INPUT" ? cut(given.replaceAll("\n", " "), field.maxLength) : given;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  history.replaceState(null, "", location.pathname + location.search);
}

for (const link of document.querySelectorAll("a[data-carries]")) {
  const words = document.querySelector("[data-words]")?.innerText.trim();
  if (words) link.hash = `words=${encodeURIComponent(words)}`;
}
