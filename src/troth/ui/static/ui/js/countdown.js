// On a shared computer: counts down, speaks up in the last minute, and leaves the page when the time is over.
const bar = document.querySelector("[data-countdown]");
if (bar) {
  const end = Date.now() + Number(bar.dataset.countdown) * 1000; // seconds, because this computer's clock may be wrong
  const words = bar.querySelector("[data-countdown-text]");
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (left === 0) location.reload();
    const minutes = Math.ceil(left / 60);
    words.textContent = left > 60 ? `in ${minutes} minutes` : `in ${left} ${left === 1 ? "second" : "seconds"}`;
    if (left <= 60 && !bar.classList.contains("is-near")) {
      bar.classList.add("is-near");
      document.getElementById("announce").textContent = "You will be signed out in one minute.";
    }
    if (left > 0) setTimeout(tick, left > 60 ? 5000 : 1000);
  };
  tick();
}
