// A refusal that is told to the person in words: `code` names the words (texts.json, "trouble").
export class Refused extends Error {
  constructor(code, values = {}) {
    super(code);
    Object.assign(this, { code, values });
  }
}

// What `work` returns; if it fails in any other way than with words of its own, it is told with these.
export async function telling(code, work, values) {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(code, values);
  }
}
