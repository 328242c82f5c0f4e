// What is open, in memory alone: the listener's secrets, the list of listeners, what was decrypted, and unsent texts.
import { listenerOf } from "../concerns/keys.js";

const nothing = () => ({ concerns: [], more: "", loadedOn: null, search: "" });
const closed = () => ({ mine: [], me: null, directory: null, only: true, sent: new Map(), ...nothing() });
export const session = { ...closed(), drafts: new Map() };

// From the secrets, the present one first.
export async function openWith(identities) {
  session.mine = await Promise.all(identities.map(listenerOf));
}

// What the box said of the concerns is asked anew; `only`: whether only the open ones are wanted.
export const stale = () => Object.assign(session, nothing());

// Texts that were not sent stay, for when the key is opened again; what was read does not.
export const close = () => Object.assign(session, closed());

export const isOpen = () => session.mine.length > 0;
export const identities = () => session.mine.map((one) => one.identity);

export function draft(thread, text) {
  if (text?.trim()) session.drafts.set(thread, text);
  else if (text !== undefined) session.drafts.delete(thread);
  return session.drafts.get(thread) ?? "";
}

addEventListener("beforeunload", (event) => session.drafts.size && event.preventDefault());
