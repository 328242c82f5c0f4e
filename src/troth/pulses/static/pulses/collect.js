// Takes what the answering page asks for from the address, and the answer back to it. It never sees a token: what
// comes through here is hidden by a factor that stays on the other page.
const form = document.querySelector("[data-collect]");
const asked = new URLSearchParams(location.hash.slice(1)).get("ask");

function show(name, text) {
  const part = form.querySelector(`[${name}]`);
  if (text) part.textContent = text;
  part.hidden = false;
}

function toBase64(text) {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function collect(event) {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const text = await answer.text();
    if (answer.ok) {
      location.replace(`${form.dataset.box}/#signed=${toBase64(text)}`);
      return;
    }
    show("data-collect-trouble", JSON.parse(text).say);
  } catch {
    show("data-collect-trouble", "That did not get through. Trying again is safe: you get the same answer.");
  }
  button.disabled = false;
}

if (form && asked) {
  form.querySelector("textarea").value = asked;
  form.querySelector("[data-collect-by-hand]").hidden = true;
  show("data-collect-ready");
  form.addEventListener("submit", collect);
}
