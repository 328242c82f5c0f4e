// The words of the page, in the language the browser asks for. All languages come in one file, the same for everybody.
const all = await (await fetch("page/texts.json", { credentials: "omit" })).json();
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

const calendar = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" });
export const dayIn = (day) => calendar.format(new Date(`${day}T00:00:00Z`));
