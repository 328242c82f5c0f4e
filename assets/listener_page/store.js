// What this browser keeps for a listener: the wrapped key, and the list of listeners as it was last agreed to. Of what
// concerns say, nothing: that is in memory until the key is closed. Nothing here has a time.
const NAME = "troth-listener";
const nothing = () => ({ key: null, list: null, known: {}, lists: {}, site: null });

const held = { ...nothing(), ...JSON.parse(localStorage.getItem(NAME)) };
const keep = () => localStorage.setItem(NAME, JSON.stringify(held));

// {line, file, passkey, older}: the public line; the secret wrapped by words, and perhaps by a passkey; earlier secrets,
// each sealed to this one.
export const keyHere = () => held.key;
export function keepKey(key) {
  held.key = key;
  keep();
}

// The signed list last agreed to (as it was sent), everybody who has been on one ({name, id} by signing key), and who
// was on which: ids by digest, or null for a list that is only known to have been.
export const listSeen = () => held.list;
export const knownBy = (verify) => held.known[verify];
export const knownId = (id) => Object.values(held.known).find((one) => one.id === id);
export const isKnownList = (digest) => digest in held.lists;
export const idsOf = (digest) => held.lists[digest] ?? null;

export function agreeTo(directory, signed) {
  held.list = signed;
  for (const { id, name, verify } of directory.listeners) held.known[verify] = { id, name };
  if (directory.before) held.lists[directory.before] ??= null;
  held.lists[directory.digest] = directory.listeners.map((one) => one.id);
  keep();
}

// Where the site is that the person came from.
export const site = () => held.site;
export function comeFrom(origin) {
  held.site = origin;
  if (held.key || held.list) keep();
}

export function forget() {
  localStorage.removeItem(NAME);
  Object.assign(held, nothing());
}
