// Copies a code; the button says so and then returns to its word.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const code = document.getElementById(button.dataset.copy);
  const word = button.querySelector("[data-copy-word]") ?? button;
  const usual = word.textContent;
  try {
    await navigator.clipboard.writeText(code.textContent.trim());
    word.textContent = "Copied";
    setTimeout(() => { word.textContent = usual; }, 2000);
  } catch {
    getSelection().selectAllChildren(code);
  }
});
document.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
