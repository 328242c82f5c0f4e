// That a sealed letter was handed in on a day, signed by the box; and the proof made of it, for one reader outside.
// The same as troth.blind.receipts and troth.blind.proofs.
import { b64, sha256 } from "../box/bytes.js";
import { dumps, loads } from "../box/canonical.js";
import { day, fields, HEX_64, matching, need, oneOf } from "../box/shapes.js";
import { read as readSigned } from "../box/signed.js";
import { Decrypter } from "./vendor.js";

const as = (value) => value;
const form = fields({ version: oneOf(1), box: as, day, sealed: matching(HEX_64) });

// The receipt in these signed bytes, if it is this box's, by a key that one of these seasons names.
export async function read(signed, box, seasons) {
  const { document } = await readSigned(
    "receipt",
    signed,
    seasons.map((one) => one.receipts),
  );
  const found = form(document, "a receipt");
  need(found.box === box, "the box of a receipt");
  return found;
}

// The same, for a letter that was just sent.
export async function readFor(sealed, signed, box, seasons) {
  const found = await read(signed, box, seasons);
  need(found.sealed === (await sha256(sealed)), "the letter of a receipt");
  return found;
}

// The bytes of a proof: this one letter and the key of this one file, the receipt for it, and the season that names the
// key of receipts. It opens nothing else.
export async function proof(sealed, identity, receipt, season) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const key = await decrypter.decryptHeader(sealed);
  const [signedReceipt, signedSeason] = [receipt, season].map(loads);
  return dumps({
    version: 1,
    sealed: b64(sealed),
    file_key: b64(key),
    receipt: signedReceipt,
    season: signedSeason,
  });
}
