// Signing a document: Ed25519 over its kind and its canonical bytes, as ../box/signed.js reads it.
import { b64, join, utf8 } from "../box/bytes.js";
import { dumps } from "../box/canonical.js";

export async function sign(kind, document, signer) {
  const signature = await signer.sign(join(utf8(`troth ${kind}\0`), dumps(document)));
  return dumps({ document, signature: b64(signature), by: b64(signer.verify) });
}
