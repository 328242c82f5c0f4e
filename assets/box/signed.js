// A document with a signature: Ed25519 over its kind and its canonical bytes, so that none passes for another.
import { join, unb64, utf8 } from "./bytes.js";
import { dumps, loads } from "./canonical.js";
import { fields, need } from "./shapes.js";

const as = (value) => value;
const form = fields({ document: as, signature: as, by: as });
const CURVE = { name: "Ed25519" };

// {document, by}: if one of `signers` (base64url) signed it; without them, whoever it says.
export async function read(kind, bytes, signers) {
  const { document, signature, by } = form(loads(bytes), "a signed document");
  need(!signers || signers.includes(by), "whose signature this is");
  const key = await crypto.subtle.importKey("raw", unb64(by), CURVE, false, ["verify"]);
  const signed = join(utf8(`troth ${kind}\0`), dumps(document));
  need(await crypto.subtle.verify(CURVE, key, unb64(signature), signed), "the signature of this document");
  return { document, by };
}
