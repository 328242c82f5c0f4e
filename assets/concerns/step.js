// How far a writer has come out: without a name, under a pen-name behind which stands a key, or with what they say.
import { utf8 } from "../box/bytes.js";
import { fields, need, octets, oneOf, words } from "../box/shapes.js";

const steps = {
  anonymous: fields({ is: oneOf("anonymous") }),
  "pen-name": fields({ is: oneOf("pen-name"), name: words(80), key: octets(32), proof: octets(64) }),
  named: fields({ is: oneOf("named"), name: words(80) }),
};
export const step = (value, where) => (need(Object.hasOwn(steps, value?.is), where), steps[value.is](value, where));
// That the owner of a pen-name wrote in this concern.
export async function checkPen({ key, proof }, thread) {
  const known = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  need(await crypto.subtle.verify("Ed25519", known, proof, utf8(`troth pen-name\0${thread}`)), "a pen-name");
}
