// Builds what the browser is sent from the pinned packages and from ui/css: `node build.mjs`,
// or `node build.mjs --check`, which writes nothing and fails when the committed files differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import opentype from "opentype.js";

const HERE = dirname(fileURLToPath(import.meta.url));
const UI = join(HERE, "..", "src", "troth", "ui");
const STATIC = "static/ui/";
const PAPER = "paper/fonts/";
const MODULES = join(HERE, "node_modules");
const MADE = [STATIC + "vendor", PAPER];
const FIRST = ["tokens.css", "base.css", "layout.css"];
const LAST = ["print.css"];

const text = (...parts) => readFileSync(join(...parts), "utf8");
const lines = (file) => text(HERE, file).split("\n").map((l) => l.trim()).filter((l) => l && !l.startsWith("#"));

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function htmx(out) {
  out.set(STATIC + "vendor/htmx.min.js", text(MODULES, "htmx.org/dist/htmx.min.js").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
  out.set(STATIC + "vendor/licences/htmx.txt", text(MODULES, "htmx.org/LICENSE"));
}

function font(out, { name, sheet, family }) {
  const folder = join(MODULES, "@fontsource-variable", name);
  out.set(`${STATIC}vendor/licences/${name}.txt`, text(folder, "LICENSE"));
  const css = text(folder, sheet)
    .replace(/font-family: '[^']+'/g, `font-family: "${family}"`)
    .replace(/url\(\.\/files\/([^)]+)\) format\('woff2-variations'\)/g, (_, file) => {
      out.set(`${STATIC}vendor/fonts/${file}`, readFileSync(join(folder, "files", file)));
      return `url("vendor/fonts/${file}") format("woff2")`;
    });
  return css.trim() + "\n";
}

// The fonts of what is printed, and every character that at least one of them holds, as ranges in hexadecimal.
function paper(out) {
  const held = new Set();
  for (const line of lines("paper.txt")) {
    const [name, ...files] = line.split(" ");
    const folder = join(MODULES, "@expo-google-fonts", name);
    out.set(`${PAPER}${name}.txt`, text(folder, "LICENSE_FONT"));
    for (const file of files) {
      const body = readFileSync(join(folder, file));
      out.set(PAPER + file.split("/").at(-1), body);
      Object.keys(opentype.parse(new Uint8Array(body).buffer).tables.cmap.glyphIndexMap).forEach((one) => held.add(Number(one)));
    }
  }
  out.set(`${PAPER}held.txt`, ranges([...held].sort((a, b) => a - b)));
}

function ranges(sorted) {
  const found = [];
  for (const one of sorted) {
    if (found.length && found.at(-1)[1] === one - 1) found.at(-1)[1] = one;
    else found.push([one, one]);
  }
  return found.map(([from, to]) => `${from.toString(16)} ${to.toString(16)}\n`).join("");
}

function icons(out) {
  const symbols = lines("icons.txt").map((name) => {
    const svg = text(MODULES, "lucide-static/icons", `${name}.svg`);
    const inner = svg.replace(/<!--.*?-->/gs, "").replace(/<svg[^>]*>/s, "").replace("</svg>", "");
    const shapes = inner.split("\n").map((l) => l.trim()).filter(Boolean).join("");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  out.set(STATIC + "vendor/icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
  out.set(STATIC + "vendor/licences/lucide.txt", text(MODULES, "lucide-static/LICENSE"));
}

function styles(fonts) {
  const rest = readdirSync(join(UI, "css")).filter((f) => f.endsWith(".css") && !FIRST.includes(f) && !LAST.includes(f)).sort();
  const parts = [...FIRST, ...rest, ...LAST].map((file) => `/* ${file} */\n${text(UI, "css", file).trim()}\n`);
  return `/* Built by assets/build.mjs from ui/css: edit there. */\n${fonts.join("\n")}\n${parts.join("\n")}`;
}

function built() {
  const out = new Map();
  htmx(out);
  const fonts = lines("fonts.txt").map((line) => {
    const [name, sheet, ...family] = line.split(" ");
    return font(out, { name, sheet, family: family.join(" ") });
  });
  icons(out);
  paper(out);
  out.set(STATIC + "ui.css", styles(fonts));
  return new Map([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function check(out) {
  const wrong = [...out].filter(([path, body]) => {
    const file = join(UI, path);
    return !existsSync(file) || !readFileSync(file).equals(Buffer.from(body));
  }).map(([path]) => `differs: ${path}`);
  const extra = MADE.flatMap((folder) => walk(join(UI, folder))).map((f) => relative(UI, f).split(sep).join("/")).filter((f) => !out.has(f));
  wrong.push(...extra.map((path) => `not built from anything: ${path}`));
  if (wrong.length) {
    console.error(`${wrong.join("\n")}\nRun: node assets/build.mjs`);
    process.exit(1);
  }
  console.log(`${out.size} built files are as the pinned sources make them.`);
}

function write(out) {
  for (const folder of MADE) rmSync(join(UI, folder), { recursive: true, force: true });
  for (const [path, body] of out) {
    mkdirSync(dirname(join(UI, path)), { recursive: true });
    writeFileSync(join(UI, path), body);
  }
  console.log(`${out.size} files built.`);
}

(process.argv.includes("--check") ? check : write)(built());
