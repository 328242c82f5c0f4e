// Builds the parts of the answering page that are not written by hand: the libraries in one file, the style sheet, the
// list of its files. `node box.mjs`, or `node box.mjs --check`, which writes nothing and fails when files differ.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SRC = join(HERE, "..", "src");
const BOX = join(SRC, "troth_box");
const PAGE = join(BOX, "page");
const MODULES = join(HERE, "node_modules");
const SHEETS = ["tokens", "base", "layout", "button", "forms", "sheet", "notice", "fold", "code", "print"];
const ABSENT = ["@noble/post-quantum/hybrid.js", "@noble/curves/nist.js", "@noble/curves/ed25519.js"];
const LIBRARIES = ["age-encryption", "@noble/ciphers", "@noble/hashes", "@scure/base", "lean-qr"];
const CREDITS = "/*! age-encryption (BSD-3-Clause, the age authors), noble and scure (MIT, Paul Miller), lean-qr (MIT, David Evans) */\n";

const text = (...parts) => readFileSync(join(...parts), "utf8");

async function libraries() {
  const made = await build({
    entryPoints: [join(HERE, "box", "vendor.mjs")],
    alias: Object.fromEntries(ABSENT.map((name) => [name, join(HERE, "box", "absent.mjs")])),
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", charset: "utf8", legalComments: "none",
  });
  return CREDITS + made.outputFiles[0].text;
}

async function sheet() {
  const parts = [...SHEETS.map((name) => text(SRC, "troth/ui/css", `${name}.css`)), text(HERE, "box", "page.css")];
  const made = await transform(parts.join("\n"), { loader: "css", minify: true, target: "es2022" });
  return made.code;
}

async function built() {
  const page = new Map([
    ["favicon.svg", text(SRC, "troth/ui/static/ui/favicon.svg")],
    ["page.css", await sheet()],
    ["vendor.js", await libraries()],
    ["words.txt", text(SRC, "troth/blind/words.txt")],
  ]);
  const names = [...new Set([...readdirSync(PAGE), ...page.keys(), "files.json"])].sort();
  page.set("files.json", `${JSON.stringify(names)}\n`);
  const licences = LIBRARIES.map((name) => [`licences/${name.replace(/[@/]/g, " ").trim().replace(" ", "-")}.txt`, text(MODULES, name, "LICENSE")]);
  return new Map([...[...page].map(([name, body]) => [`page/${name}`, body]), ...licences]);
}

function check(out) {
  const wrong = [...out].filter(([path, body]) => !existsSync(join(BOX, path)) || text(BOX, path) !== body);
  if (wrong.length) {
    console.error(`${wrong.map(([path]) => `differs: ${path}`).join("\n")}\nRun: node assets/box.mjs`);
    process.exit(1);
  }
  console.log(`${out.size} built files of the answering page are as the pinned sources make them.`);
}

function write(out) {
  for (const [path, body] of out) {
    mkdirSync(dirname(join(BOX, path)), { recursive: true });
    writeFileSync(join(BOX, path), body);
  }
  console.log(`${out.size} files of the answering page built.`);
}

(process.argv.includes("--check") ? check : write)(await built());
