// Passkeys: asks the browser to make or use one, and sends its answer with the form. Without a script the form stays hidden.
const { webauthnJSON } = window;

async function optionsOf(form) {
  const inPage = document.getElementById(form.dataset.options ?? "");
  if (inPage) return JSON.parse(inPage.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
}

async function ask(form) {
  const options = await optionsOf(form);
  const credential = form.dataset.passkey === "create"
    ? await webauthnJSON.create(options.creation_options)
    : await webauthnJSON.get(options.request_options);
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!webauthnJSON?.supported()) continue;
  form.hidden = false;
  for (const also of document.querySelectorAll("[data-with-passkey]")) also.hidden = false;
  const trouble = form.querySelector("[data-trouble]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    trouble.hidden = true;
    ask(form).catch(() => {
      trouble.hidden = false;
      document.getElementById("announce").textContent = trouble.textContent;
    });
  });
}
