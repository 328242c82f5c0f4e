// The same secret behind a passkey: what opens the device opens the key. The browser must be able to do WebAuthn's PRF.
import { armor, Encrypter, webauthn } from "./vendor.js";
import { contents, unwrapped } from "./wrapping.js";

export async function arePossible() {
  if (!("PublicKeyCredential" in window)) return false;
  const able = await PublicKeyCredential.getClientCapabilities?.().catch(() => undefined);
  return able?.["extension:prf"] !== false;
}

// {file, hint}: the wrapped secret, and which passkey it is.
export async function wrappedByPasskey(identity, name) {
  const hint = await webauthn.createCredential({ keyName: name, rpId: location.hostname });
  const encrypter = new Encrypter();
  encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: hint }));
  return { file: armor.encode(await encrypter.encrypt(await contents(identity))), hint };
}

export const unwrappedByPasskey = ({ file, hint }) =>
  unwrapped(file, (decrypter) => decrypter.addIdentity(new webauthn.WebAuthnIdentity({ identity: hint })));
