// A toast can be put away; it never leaves by itself. The button exists only where this script does.
document.querySelectorAll("[data-toast]").forEach((toast) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "toast-close";
  button.setAttribute("aria-label", "Put this message away");
  button.textContent = "×";
  button.addEventListener("click", () => toast.remove());
  toast.append(button);
});
