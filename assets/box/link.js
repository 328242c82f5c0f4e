// What travels behind the # of an address, which browsers send to no server: read once, then taken out of the history.
import { b64, unb64 } from "./bytes.js";
import { dumps, loads } from "./canonical.js";
import { unpack } from "./packed.js";
import { CIRCLE, fields, matching, octets, ROUND, several } from "./shapes.js";

const as = (value) => value;
const token = fields({ round: matching(ROUND), circle: matching(CIRCLE), message: octets(64), signature: octets(384) });
const list = (read, least = 0) => several(read, least, 100);
const SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;

const forms = {
  collect: (value) =>
    fields({ site: matching(SITE), rounds: several(matching(ROUND), 1, 12), circles: as })(value, "the link"),
  signed: (value) =>
    fields({
      signed: list(fields({ round: matching(ROUND), circle: matching(CIRCLE), signature: octets(384) })),
      rosters: list(as),
    })(value, "what came back"),
  token: (value) => {
    const found = fields({ tokens: list(token, 1), rosters: list(as), manifests: as, gates: as })(
      { rosters: [], manifests: {}, gates: {}, ...value },
      "the code",
    );
    return {
      ...found,
      tokens: found.tokens.map((one) => ({ ...one, message: b64(one.message), signature: b64(one.signature) })),
    };
  },
};

export const spell = (kind, value) => `#${kind}=${b64(dumps(value))}`;

const OURS = /^#(collect|signed|token|t)=(.*)$/;

// ["collect", {...}], or nothing; what comes from a QR code has the form of one that was copied.
export function read(fragment) {
  const [, kind, spelled] = OURS.exec(fragment) ?? [];
  if (!kind) return [];
  return kind === "t" ? ["token", unpack(unb64(spelled))] : [kind, forms[kind](loads(unb64(spelled)))];
}

export const isOurs = () => OURS.test(location.hash);

export function takeFromAddress() {
  const fragment = location.hash;
  if (isOurs()) history.replaceState(null, "", location.pathname);
  return fragment;
}
