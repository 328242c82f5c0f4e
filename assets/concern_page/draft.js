// What is being written, in the memory of this page and nowhere else. Leaving with something unsaid is warned of.
let kept;

export function begun(directory) {
  kept ??= {
    to: new Set(directory.listeners.map((one) => one.id)),
    pass: "gist",
    theme: "other",
    text: "",
    knew: "unknown",
  };
  addEventListener("beforeunload", warn);
  return kept;
}

export function nothingUnsaid() {
  kept = undefined;
  removeEventListener("beforeunload", warn);
}

// As it is sent: line ends are one character, and what cannot be seen is a space.
export const plain = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .toWellFormed()
    .trim();

const warn = (event) => event.preventDefault();
