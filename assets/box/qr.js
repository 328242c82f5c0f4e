// A QR code as a picture: black on white in both themes, because cameras want it so.
import { svg } from "./screen.js";
import { correction, generate } from "./vendor.js";

const QUIET = 4;

export function qr(text, label) {
  const code = generate(text, { minCorrectionLevel: correction.L });
  const side = code.size + 2 * QUIET;
  const dark = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  }
  const shapes = [
    svg("path", { fill: "#fff", d: `M0 0h${side}v${side}h-${side}z` }),
    svg("path", { fill: "#000", d: dark.join("") }),
  ];
  return svg(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    ...shapes,
  );
}
