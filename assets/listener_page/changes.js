// What is different between the list of listeners seen last and the one served now. A false key would read along, so
// every difference is told, and a list that does not follow from the one before is not used.

// Whether `now` cannot come after `before`: an older one, or another one of the same number.
export function isForked(before, now) {
  if (now.number < before.number) return true;
  if (now.number === before.number) return now.digest !== before.digest;
  return now.number === before.number + 1 && now.before !== before.digest;
}

const same = (one, other, ...names) => names.every((name) => one[name] === other[name]);

// [{is, ...}] in the order in which they are told.
export function changes(before, now) {
  const told = [];
  if (before.by !== now.by) told.push({ is: "signer" });
  const between = now.number - before.number - 1;
  if (between > 0) told.push({ is: "between", count: between });
  for (const one of now.listeners) {
    const earlier = before.byId.get(one.id);
    if (!earlier) told.push(came(before, now, one));
    else if (!same(one, earlier, "recipient", "verify")) told.push({ is: "altered", one });
    else if (!same(one, earlier, "name", "chosen", "since")) told.push({ is: "described", one, earlier });
  }
  const stayed = new Set(now.listeners.map((one) => one.name));
  const gone = before.listeners.filter((one) => !now.byId.has(one.id) && !stayed.has(one.name));
  told.push(...gone.map((one) => ({ is: "left", one })));
  if (!same(before, now, "organisation")) told.push({ is: "organisation", name: now.organisation });
  if (!same(before.pages, now.pages, "concern", "listener")) told.push({ is: "pages" });
  return told;
}

// Somebody new, or a new key under a name that was there.
function came(before, now, one) {
  const earlier = before.listeners.find((two) => two.name === one.name);
  if (!earlier) return { is: "came", one };
  return { is: now.byId.has(earlier.id) ? "second" : "key", one };
}
