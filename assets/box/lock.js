// To whom ballots are sealed, and whose signature on the result counts: what is said of the lock must be true.
import { b64, same } from "./bytes.js";
import { fields, need, octets, oneOf, orNull, several } from "./shapes.js";
import { keyOf } from "./sealing.js";

const recipient = (value, where) => {
  need(typeof value === "string" && keyOf(value), where);
  return value;
};
const key = octets(32);
const form = fields({
  recipients: several(recipient, 1, 2),
  keyholder: orNull(key),
  deputy: orNull(key),
  lock: oneOf("double", "single"),
  signer: key,
});

export function seal(value, where) {
  const found = form(value, where);
  need(new Set(found.recipients).size === found.recipients.length, where);
  need(found.lock === "single" ? isSingle(found) : isDouble(found), where);
  const signers = [found.signer, found.deputy].filter(Boolean).map(b64);
  return { ...found, signers };
}

const isSingle = ({ keyholder, deputy, recipients }) => !keyholder && !deputy && recipients.length === 1;

function isDouble({ keyholder, deputy, recipients, signer }) {
  if (!keyholder || !same(signer, keyholder) || (deputy === null) !== (recipients.length === 1)) return false;
  return deputy === null || !same(deputy, keyholder);
}
