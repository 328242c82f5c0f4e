// Shows how far the upload of a chosen file has come, in a native progress element.
document.querySelectorAll("form[data-upload]").forEach((form) => {
  const progress = form.querySelector("progress");
  const words = form.querySelector("[data-upload-words]");
  form.addEventListener("submit", () => {
    progress.hidden = false;
    words.textContent = "Sending the file. This can take a moment.";
  });
});
