// Whether this browser has what is needed: Ed25519 and X25519 came to browsers in 2023 to 2025.
export async function isAble() {
  if (!window.isSecureContext || !crypto.subtle) return false;
  const made = ["Ed25519", "X25519"].map((name) =>
    crypto.subtle.generateKey({ name }, false, name === "Ed25519" ? ["sign"] : ["deriveBits"]),
  );
  const done = await Promise.allSettled(made);
  return done.every((one) => one.status === "fulfilled");
}
