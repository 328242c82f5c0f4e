// What this browser keeps, and only where the person said that it is their own: slips not yet used, the names that go
// with them, and what was sent. On a shared computer only what is needed to come back from the other page is kept, in
// this tab; what is finished lives in memory. Nothing here has a time.
const NAME = "troth";
const nothing = () => ({ site: null, pending: [], tokens: [], rosters: [], manifests: {}, counts: {}, sent: [] });

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

const isNeeded = (circle) => held.tokens.some((one) => one.circle === circle);

export function keep() {
  if (!place) return;
  held.rosters = held.rosters.filter((one, at, all) => isNeeded(one.circle) && all.findIndex((two) => two.circle === one.circle) === at);
  if (held.pending.length || held.tokens.length || held.sent.length) place.setItem(NAME, JSON.stringify(held));
  else place.removeItem(NAME);
}

// From here on in memory: this tab keeps nothing, and closing it loses what is not elsewhere.
export function inMemoryOnly() {
  sessionStorage.removeItem(NAME);
  place = null;
}

// A code brings slips of its own, which are not mixed with those that are kept here: they may be somebody else's.
export function setAside() {
  place = null;
  held = nothing();
}

// What came with a code, from now on kept in this browser beside what it has.
export function keepHere() {
  const came = held;
  begin({ shared: false });
  const isNew = (one) => !held.tokens.some((two) => two.round === one.round && two.circle === one.circle);
  held.tokens.push(...came.tokens.filter(isNew));
  held.rosters.push(...came.rosters);
  Object.assign(held.manifests, came.manifests);
  Object.assign(held.counts, came.counts);
  keep();
}

// A round is answered: its slips are gone, what stays is the number to find the answer by.
export function used(round, hash) {
  held.tokens = held.tokens.filter((one) => one.round !== round);
  held.sent.push({ round, hash });
  keep();
}

export function forget() {
  place?.removeItem(NAME);
  held = nothing();
}
