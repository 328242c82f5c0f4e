// Days are UTC, written 2026-10-29. This device's clock may be wrong: nothing is stored, but whoever is told to act
// more than a day away from the days there are for it is asked to look at it.
const DAY = 24 * 60 * 60 * 1000;

export const today = () => new Date().toISOString().slice(0, 10);

// That many days later.
export const moved = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

// "early", "late", or nothing.
export function away({ first, last }) {
  if (today() < moved(first, -1)) return "early";
  return today() > moved(last, 1) ? "late" : undefined;
}

// Where a round stands for somebody who may answer in it: what the server says, held against the days and this clock.
export function phase(manifest, state, wasSent) {
  if (state === "cancelled") return "cancelled";
  if (state === "tallied" || state === "shredded") return "released";
  if (wasSent) return "sent";
  if (state === "closed") return "over";
  const when = away(manifest.answering);
  if (state === "gated" && !when && today() >= manifest.answering.first) return "open"; // before the server looked
  if (state === "open") return when ? "clock" : "open";
  return when === "late" ? "late" : "waiting";
}
