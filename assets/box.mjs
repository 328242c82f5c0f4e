// Builds the box's pages, each from its folder here, the pinned packages and ui/css: `node box.mjs`, or
// `node box.mjs --check`, which writes nothing and fails when the committed files differ. Our own scripts are joined into
// one file for each page, which weighs half of what they weigh apart, and stays as readable as it was; only the libraries
// are made small. What two pages share they import from one place, and each has its own copy of it.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SRC = join(HERE, "..", "src");
const BOX = join(SRC, "troth_box");
const MODULES = join(HERE, "node_modules");
const SHEETS = ["tokens", "base", "layout", "button", "forms", "sheet", "notice", "fold", "print"];
const ABSENT = ["@noble/post-quantum/hybrid.js", "@noble/curves/nist.js", "@noble/curves/ed25519.js"];
const LIBRARIES = ["age-encryption", "@noble/ciphers", "@noble/hashes", "@scure/base", "lean-qr"];
// Where each page is written, and the folder it is built into.
const PAGES = { box: "page", concern_page: "concern_page", listener_page: "listener_page" };
const FOUND = Object.keys(PAGES).filter((ours) => existsSync(join(HERE, ours)));
const MADE = [...FOUND.map((ours) => PAGES[ours]), "licences"];
const CREDITS =
  "/*! age-encryption (BSD-3-Clause, the age authors), noble and scure (MIT, Paul Miller), lean-qr (MIT, David Evans) */\n";

// A page's libraries are its own, wherever the script lies that asks for them.
const ownLibraries = {
  name: "own libraries",
  setup: (build) => build.onResolve({ filter: /\/vendor\.js$/ }, () => ({ path: "./vendor.js", external: true })),
};
const NAMES_OF_FILES = /^\/\/ \S+\.js\n/gm; // a line of esbuild's before each file it joins
const NAMED = { box: "the answering page", concern_page: "the page of a concern", listener_page: "the listeners' page" };

const text = (...parts) => readFileSync(join(...parts), "utf8");

async function libraries(ours) {
  const made = await build({
    entryPoints: [join(ours, "libraries.js")],
    alias: Object.fromEntries(ABSENT.map((name) => [name, join(HERE, "box", "absent.js")])),
    absWorkingDir: ours,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  return CREDITS + made.outputFiles[0].text;
}

async function scripts(ours, name) {
  const made = await build({
    entryPoints: [join(ours, "start.js")],
    absWorkingDir: ours,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    plugins: [ownLibraries],
  });
  const joined = made.outputFiles[0].text.replace(NAMES_OF_FILES, "");
  return `// Troth, ${NAMED[name]}. Built by assets/box.mjs from assets/${name}: the comments are there.\n${joined}`;
}

// `said`: what a page's own text names. Rules for classes it never names are the site's, and stay away; states ("is-…")
// are often put together from parts, and stay.
async function sheet(ours, said) {
  const common = SHEETS.map((name) => text(SRC, "troth/ui/css", `${name}.css`));
  const parts = [...common, text(HERE, "pages.css"), text(ours, "page.css")];
  const made = await transform(parts.join("\n"), { loader: "css", minify: true, target: "es2022" });
  const named = new Set(said.match(/[a-z][a-z-]*/g));
  const isUsed = (selector) =>
    (selector.match(/\.[a-z][a-z-]*/g) ?? []).every((one) => one.startsWith(".is-") || named.has(one.slice(1)));
  return made.code.replace(/([^{}]+)\{[^{}]*\}/g, (rule, selectors) => {
    const isPlain = !selectors.includes("(") && !selectors.includes("@");
    return isPlain && !selectors.split(",").some(isUsed) ? "" : rule;
  });
}

async function page(name) {
  const ours = join(HERE, name);
  const [html, script] = [text(ours, "index.html"), await scripts(ours, name)];
  const files = new Map([
    ["favicon.svg", text(SRC, "troth/ui/static/ui/favicon.svg")],
    ["index.html", html],
    ["page.css", await sheet(ours, html + script)],
    ["page.js", script],
    ["texts.json", text(ours, "texts.json")],
    ["vendor.js", await libraries(ours)],
    ["words.txt", text(SRC, "troth/blind/words.txt")],
  ]);
  files.set("files.json", `${JSON.stringify([...files.keys(), "files.json"].sort())}\n`);
  return [...files].map(([file, body]) => [`${PAGES[name]}/${file}`, body]);
}

async function built() {
  const pages = [];
  for (const name of FOUND) pages.push(...(await page(name)));
  const licences = LIBRARIES.map((name) => [
    `licences/${name.replace("@", "").replace("/", "-")}.txt`,
    text(MODULES, name, "LICENSE"),
  ]);
  return new Map([...pages, ...licences]);
}

function check(out) {
  const differs = ([path, body]) => !existsSync(join(BOX, path)) || text(BOX, path) !== body;
  const wrong = [...out].filter(differs).map(([path]) => `differs: ${path}`);
  const there = MADE.flatMap((folder) => readdirSync(join(BOX, folder)).map((name) => `${folder}/${name}`));
  wrong.push(...there.filter((path) => !out.has(path)).map((path) => `not built from anything: ${path}`));
  if (wrong.length) {
    console.error(`${wrong.join("\n")}\nRun: node assets/box.mjs`);
    process.exit(1);
  }
  console.log(`${out.size} built files of the pages are as the pinned sources make them.`);
}

function write(out) {
  for (const folder of MADE) rmSync(join(BOX, folder), { recursive: true, force: true });
  for (const [path, body] of out) {
    mkdirSync(dirname(join(BOX, path)), { recursive: true });
    writeFileSync(join(BOX, path), body);
  }
  console.log(`${out.size} files of the pages built.`);
}

(process.argv.includes("--check") ? check : write)(await built());
