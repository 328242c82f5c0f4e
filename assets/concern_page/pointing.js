// What in a text could point at whoever wrote it: found by rules that anybody can read, and told to nobody. Lists of
// words are the language's own (texts.json); names of days and months are the browser's.
const AROUND = ["(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"];
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const anyOf = (words) => words.map(escaped).join("|") || "(?!)";
const listed = (words, flags = "giu") => new RegExp(AROUND.join(anyOf(words)), flags);

const CAPITAL = /(?<=[\p{L}\p{N},;:)”’"'] )(?!\p{Lu}{4,}(?!\p{L}))\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)*/gu;
const ADDRESS = /(?<![^\s(])[^\s@]{0,64}@[\p{L}\p{N}_.-]*[\p{L}\p{N}]|https?:\/\/\S+/gu;
const DATE = /\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?|\d{1,2}(?:st|nd|rd|th)\b/giu;
const TIME = /\b\d{1,2}[:.]\d{2}\b(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?(?:[ap]\.?m\b\.?|o['’]clock)/giu;
const numbered = (words) => new RegExp(AROUND.join(`(?:${anyOf(words)}) (?:[A-Z]|\\p{N}+)`), "giu");
const NUMBER = /[€$£¥]? ?\p{N}(?:[\p{N}.,]*\p{N})?(?: ?(?:%|€|euros?|dollars?|pounds?))?/giu;

export function calendarWords(language) {
  const spelled = (field, count, at) => {
    const named = new Intl.DateTimeFormat(language, { [field]: "long", timeZone: "UTC" });
    return Array.from({ length: count }, (_, place) => named.format(at(place)));
  };
  const months = spelled("month", 12, (place) => Date.UTC(2026, place, 1));
  return [...months, ...spelled("weekday", 7, (place) => Date.UTC(2026, 0, 5 + place))];
}

// [{kind, found}], in the order in which they give most away. `known`: {names, self, roles, places, when, language}.
export function pointers(text, known) {
  let rest = text;
  const taken = (...patterns) => {
    const found = [];
    const take = (part) => (found.push(part.trim()), " ".repeat(part.length));
    for (const one of patterns) rest = rest.replace(one, take);
    return [...new Set(found)];
  };
  const calendar = calendarWords(known.language);
  const kinds = {
    self: taken(listed(known.self)),
    dates: taken(listed(calendar, "gu"), listed(known.when), DATE, TIME),
    roles: taken(listed(known.roles)),
    places: taken(numbered(known.places), listed(known.places)),
    names: taken(ADDRESS, called(known.names), CAPITAL),
    numbers: taken(NUMBER),
  };
  const order = ["self", "names", "roles", "dates", "places", "numbers"];
  return order.map((kind) => ({ kind, found: kinds[kind] })).filter((one) => one.found.length);
}

// Any part of these names, or several one after the other.
function called(names) {
  const parts = anyOf([...new Set(names.flatMap((one) => one.split(/[\s-]+/)))].filter((one) => one.length > 2));
  return new RegExp(AROUND.join(`(?:${parts})(?:[ -](?:${parts}))*`), "gu");
}
