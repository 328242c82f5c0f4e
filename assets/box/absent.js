// Stands where age-encryption asks for curves in JavaScript: those of recipients that Troth does not have (post-quantum
// and hardware ones), and X25519 itself, which the browser has, in constant time. That is two thirds of its weight.
// Whoever asked for one of them would get an error, not a weaker seal.
export const MLKEM768P256 = undefined;
export const MLKEM768X25519 = undefined;
export const p256 = undefined;

function tooOld() {
  throw new Error("this browser has no X25519");
}

const NINE = Uint8Array.of(9, ...new Uint8Array(31)); // the base point of the curve
export const x25519 = { GuBytes: NINE, scalarMult: tooOld, scalarMultBase: tooOld };
