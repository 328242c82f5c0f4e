// Whoever leaves a page open leaves what is on it open, too: after a quarter of an hour without a touch the key closes.
import { go } from "./frame.js";
import { isOpen } from "./session.js";

const REST = 15 * 60 * 1000;
const LOOK = 20 * 1000;
const TOUCHES = ["pointerdown", "keydown", "scroll"];

let touched = Date.now();

export function watch() {
  for (const one of TOUCHES) addEventListener(one, () => (touched = Date.now()), { passive: true, capture: true });
  setInterval(() => isOpen() && Date.now() - touched > REST && go("close", "open.rested"), LOOK);
}
