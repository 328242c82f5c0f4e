// What this browser keeps, and only where the person said that it is their own: slips not yet used, the names that go
// with them, and what was sent. On a shared computer only what is needed to come back from the other page is kept, in
// this tab; what is finished lives in memory. Nothing here has a time.
const NAME = "troth";
const nothing = () => ({
  site: null,
  pending: [],
  tokens: [],
  rosters: [],
  manifests: {},
  gates: {},
  counts: {},
  sent: [],
  slips: [], // for a concern; which of them was used is not kept
  begun: null,
});

const readFrom = (where) => ({ ...nothing(), ...JSON.parse(where.getItem(NAME)) });

let place = sessionStorage.getItem(NAME) ? sessionStorage : localStorage;
let held = readFrom(place);

export const inSession = () => held;
export const isShared = () => place === sessionStorage;
export const isKept = () => place === localStorage;

export function begin({ shared }) {
  place = shared ? sessionStorage : localStorage;
  held = readFrom(place);
}

// Names stay as long as a slip needs them.
export function keep() {
  if (!place) return;
  const rosters = new Map(held.rosters.map((one) => [one.circle, one]));
  held.rosters = [...rosters.values()].filter(({ circle }) => held.tokens.some((one) => one.circle === circle));
  const some = [held.pending, held.tokens, held.sent, held.slips].some((one) => one.length);
  if (some || held.begun) place.setItem(NAME, JSON.stringify(held));
  else place.removeItem(NAME);
}

// From here on in memory: this tab keeps nothing, and closing it loses what is not elsewhere.
export function inMemoryOnly() {
  sessionStorage.removeItem(NAME);
  place = null;
}

// A code brings slips of its own, which are not mixed with those that are kept here: they may be somebody else's. What
// is the same for everybody stays known.
export function setAside() {
  place = null;
  return (held = { ...nothing(), manifests: { ...held.manifests }, gates: { ...held.gates } });
}

export function forget() {
  place?.removeItem(NAME);
  held = nothing();
}
