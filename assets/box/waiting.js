// Sealed, and not yet sent: a while at random, so that the moment of sending says nothing about whose it is.
import { ballotOf } from "./sending.js";
import { random } from "./bytes.js";
import { actions, button, busy, el, fold, paragraph, show } from "./screen.js";
import { many, t } from "./texts.js";
import { trouble } from "./trouble.js";

const [SHORTEST, LONGEST] = [20, 180];
const SECOND = 1000;

// `back`: shows the answers again, as they were.
export async function sealing({ manifest, slip, answers, back }) {
  busy(t("waiting.sealing"));
  try {
    const ballot = await ballotOf(manifest, slip, answers);
    wait(ballot, back);
  } catch (error) {
    trouble(error, { again: back });
  }
}

function wait(ballot, back) {
  const [low, high] = random(2);
  const seconds = SHORTEST + ((low * 256 + high) % (LONGEST - SHORTEST + 1));
  const until = Date.now() + seconds * SECOND;
  const bar = el("progress", { max: seconds, value: 0, "aria-label": t("waiting.bar") });
  const left = el("p", { class: "countdown", role: "timer" });
  const tick = () => {
    const rest = Math.max(0, Math.ceil((until - Date.now()) / SECOND));
    bar.value = seconds - rest;
    left.textContent =
      rest < 60
        ? many("waiting.seconds", rest)
        : t("waiting.minutes", { minutes: Math.floor(rest / 60), seconds: String(rest % 60).padStart(2, "0") });
    if (rest === 0) stop(ballot.send);
  };
  const stop = (then) => {
    clearInterval(running);
    removeEventListener("beforeunload", warn);
    then();
  };
  const running = setInterval(tick, SECOND);
  addEventListener("beforeunload", warn);
  show(
    t("waiting.title"),
    paragraph(t("waiting.what"), "lede"),
    left,
    bar,
    fold(t("waiting.why"), paragraph(t("waiting.because"))),
    actions(button(t("waiting.back"), () => stop(back), "is-quiet")),
  );
  tick();
}

const warn = (event) => event.preventDefault();
