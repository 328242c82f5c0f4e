// What travels behind the # of an address, which browsers send to no server: read once, then taken out of the history.
import { b64, unb64 } from "./bytes.js";
import { dumps, loads } from "./canonical.js";
import { unpack } from "./packed.js";
import { unpackSlips } from "./packed_slips.js";
import { CIRCLE, fields, matching, need, octets, orNull, ROUND, several } from "./shapes.js";

const as = (value) => value;
const token = fields({ round: matching(ROUND), circle: matching(CIRCLE), message: octets(64), signature: octets(384) });
const slip = fields({ season: matching(ROUND), message: octets(64), signature: octets(384) });
const spelled = (one) => ({ ...one, message: b64(one.message), signature: b64(one.signature) });
const list = (read) => several(read, 0, 100);
const SITE = /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/(localhost|127\.0\.0\.1))(:[0-9]{1,5})?$/;

const bare = { tokens: [], rosters: [], manifests: {}, gates: {} };
const forms = {
  collect: (value) => {
    const form = { site: matching(SITE), rounds: several(matching(ROUND), 0, 12), circles: as, slips: orNull(matching(ROUND)) };
    const found = fields(form)({ slips: null, ...value }, "the link");
    need(found.rounds.length || found.slips, "what there is to collect");
    return found;
  },
  signed: (value) =>
    fields({
      signed: list(fields({ round: matching(ROUND), circle: matching(CIRCLE), signature: octets(384) })),
      rosters: list(as),
      slips: as,
    })({ slips: null, ...value }, "what came back"),
  token: (value) => {
    const form = { tokens: list(token), rosters: list(as), manifests: as, gates: as, slips: list(slip) };
    const found = fields(form)({ ...bare, slips: [], ...value }, "the code");
    need(found.tokens.length + found.slips.length, "what is in the code");
    return {
      ...found,
      tokens: found.tokens.map(spelled),
      slips: found.slips.map(spelled),
    };
  },
};

export const spell = (kind, value) => `#${kind}=${b64(dumps(value))}`;

const OURS = /^#(collect|signed|token|t|s)=(.*)$/;

// ["collect", {...}], or nothing; what comes from a QR code has the form of one that was copied.
export function read(fragment) {
  const [, kind, spelled] = OURS.exec(fragment) ?? [];
  if (!kind) return [];
  if (kind === "t") return ["token", { ...unpack(unb64(spelled)), slips: [] }];
  if (kind === "s") return ["token", { ...bare, ...unpackSlips(unb64(spelled)) }];
  return [kind, forms[kind](loads(unb64(spelled)))];
}

export const isOurs = () => OURS.test(location.hash);

export function takeFromAddress() {
  const fragment = location.hash;
  if (isOurs()) history.replaceState(null, "", location.pathname);
  return fragment;
}
