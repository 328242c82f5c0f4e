// What stands in a writer's letter, around the text.
import { b64 } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";
import { close, opened } from "../concerns/letters.js";
import { read } from "../concerns/said.js";

const ANONYMOUS = { is: "anonymous" };

const shared = (directory, writer) => ({
  version: 1,
  box: location.origin,
  thread: writer.thread,
  directory: directory.digest,
  reply: writer.recipient,
});

export const firstLetter = ({ directory }, { writer, to, pass, theme }, text) => ({
  ...shared(directory, writer),
  number: 0,
  as: "concern",
  text,
  to: [...to].sort(),
  step: ANONYMOUS,
  theme,
  pass,
  care: null,
});

// One more, of a concern as `concern.js` has it; what is not said anew stays as it was.
export const nextLetter = ({ directory }, concern, { as, text, ...more }) => ({
  ...shared(directory, concern.writer),
  number: concern.next,
  as,
  text,
  to: concern.to,
  step: concern.step,
  theme: concern.theme,
  pass: concern.pass,
  care: null,
  ...more,
});

// Sealed to those listeners, and to the writer, who can read it again; and read once as they will read it, because
// nobody would be shown a letter that is not in its form.
export async function sealedLetter({ directory }, letter, writer) {
  const recipients = letter.to.map((id) => directory.byId.get(id).recipient);
  const sealed = await close(letter, writer, [...recipients, writer.recipient]);
  await read(await opened(sealed, [writer.reading]), writer.thread);
  return sealed;
}

// The first letter as it travels, with the slip that lets it in. Signed by nobody: the slip is what counts.
export const envelope = ({ season, message, signature }, writer, sealed) =>
  dumps({ season, message, signature, verify: b64(writer.verify), sealed: b64(sealed) });
