// The words of the page, in the language the browser asks for. All languages come in one file, the same for everybody.
const all = await (await fetch(new URL("texts.json", import.meta.url), { credentials: "omit" })).json();
const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
export const language = wanted.find((tag) => tag in all) ?? "en";
const own = all[language];

// The text of that name; {days} in it stands for values.days.
export function t(name, values = {}) {
  const found = own[name] ?? all.en[name];
  return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), found ?? name);
}

// The same, one form for one and another for several.
export const many = (name, count) => t(`${name}.${count === 1 ? "one" : "many"}`, { count });

// Days as they are said where this browser is at home: "29 October – 5 November 2026".
const place = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
const calendar = new Intl.DateTimeFormat(place, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const noon = (day) => new Date(`${day}T12:00:00Z`);
export const dayIn = (day) => calendar.format(noon(day));
export const daysIn = ({ first, last }) => calendar.formatRange(noon(first), noon(last));
