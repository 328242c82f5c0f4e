// A second implementation of RFC 9474 behind one line of JSON in and one out: who asks for a token, or who signs one.
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { readFileSync } from "node:fs";

const ask = JSON.parse(readFileSync(0, "utf8"));
const suite = RSABSSA.SHA384.PSS.Randomized();
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (data) => Buffer.from(data).toString("hex");
const key = (jwk, use) =>
  crypto.subtle.importKey("jwk", { ...jwk, ext: true }, { name: "RSA-PSS", hash: "SHA-384" }, true, [use]);

const steps = {
  async blind() {
    const prepared = suite.prepare(bytes(ask.message));
    const { blindedMsg, inv } = await suite.blind(await key(ask.jwk, "verify"), prepared);
    return { prepared: hex(prepared), blinded: hex(blindedMsg), inverse: hex(inv) };
  },
  async sign() {
    return { signed: hex(await suite.blindSign(await key(ask.jwk, "sign"), bytes(ask.blinded))) };
  },
  async finalize() {
    const sides = [ask.prepared, ask.signed, ask.inverse].map(bytes);
    return { signature: hex(await suite.finalize(await key(ask.jwk, "verify"), ...sides)) };
  },
  async verify() {
    return { valid: await suite.verify(await key(ask.jwk, "verify"), bytes(ask.signature), bytes(ask.prepared)) };
  },
};

console.log(JSON.stringify(await steps[ask.step]()));
