// Finding among the concerns that are open here: by words, and by pen-name. Nothing of it leaves the page.

// All that was opened of it so far, to be searched.
export const textsOf = ({ first, letters }) =>
  [first, ...letters].filter(Boolean).flatMap(({ said }) => [said.text, said.step?.name ?? ""]);

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function found(concerns, search) {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return concerns.filter((one) => words.every((word) => textsOf(one).some((text) => folded(text).includes(word))));
}

// Concerns of one pen-name lie together, where the latest of them stands: [[concern, ...], ...].
export function together(concerns) {
  const groups = new Map();
  for (const one of concerns) {
    const name = one.first?.said.step.key ?? one.thread;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}
