// Takes the line of a listener's key from the address, where their own page put it: it is public, and no server saw it.
const form = document.querySelector("[data-line-form]");
const line = new URLSearchParams(location.hash.slice(1)).get("line");

if (form && line) {
  form.querySelector("textarea").value = line;
  history.replaceState(null, "", location.pathname);
}
