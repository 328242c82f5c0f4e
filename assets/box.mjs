// Builds the answering page from assets/box, the pinned packages and ui/css: `node box.mjs`, or `node box.mjs --check`,
// which writes nothing and fails when the committed files differ. Our own scripts are joined into one file, which weighs
// half of what they weigh apart, and stays as readable as it was; only the libraries are made small.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SRC = join(HERE, "..", "src");
const BOX = join(SRC, "troth_box");
const MADE = ["page", "licences"];
const OURS = join(HERE, "box");
const MODULES = join(HERE, "node_modules");
const SHEETS = ["tokens", "base", "layout", "button", "forms", "sheet", "notice", "fold", "code", "print"];
const ABSENT = ["@noble/post-quantum/hybrid.js", "@noble/curves/nist.js", "@noble/curves/ed25519.js"];
const LIBRARIES = ["age-encryption", "@noble/ciphers", "@noble/hashes", "@scure/base", "lean-qr"];
const CREDITS =
  "/*! age-encryption (BSD-3-Clause, the age authors), noble and scure (MIT, Paul Miller), lean-qr (MIT, David Evans) */\n";

const text = (...parts) => readFileSync(join(...parts), "utf8");

async function libraries() {
  const made = await build({
    entryPoints: [join(OURS, "libraries.js")],
    alias: Object.fromEntries(ABSENT.map((name) => [name, join(OURS, "absent.js")])),
    absWorkingDir: OURS,
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

async function scripts() {
  const made = await build({
    entryPoints: [join(OURS, "start.js")],
    absWorkingDir: OURS,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    external: ["./vendor.js"],
  });
  return `// Troth, the answering page. Built by assets/box.mjs from assets/box: the comments are there.\n${made.outputFiles[0].text}`;
}

async function sheet() {
  const parts = [...SHEETS.map((name) => text(SRC, "troth/ui/css", `${name}.css`)), text(OURS, "page.css")];
  const made = await transform(parts.join("\n"), { loader: "css", minify: true, target: "es2022" });
  return made.code;
}

async function built() {
  const page = new Map([
    ["favicon.svg", text(SRC, "troth/ui/static/ui/favicon.svg")],
    ["index.html", text(OURS, "index.html")],
    ["page.css", await sheet()],
    ["page.js", await scripts()],
    ["texts.json", text(OURS, "texts.json")],
    ["vendor.js", await libraries()],
    ["words.txt", text(SRC, "troth/blind/words.txt")],
  ]);
  page.set("files.json", `${JSON.stringify([...page.keys(), "files.json"].sort())}\n`);
  const licences = LIBRARIES.map((name) => [
    `licences/${name.replace("@", "").replace("/", "-")}.txt`,
    text(MODULES, name, "LICENSE"),
  ]);
  return new Map([...[...page].map(([name, body]) => [`page/${name}`, body]), ...licences]);
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
  console.log(`${out.size} built files of the answering page are as the pinned sources make them.`);
}

function write(out) {
  for (const folder of MADE) rmSync(join(BOX, folder), { recursive: true, force: true });
  for (const [path, body] of out) {
    mkdirSync(dirname(join(BOX, path)), { recursive: true });
    writeFileSync(join(BOX, path), body);
  }
  console.log(`${out.size} files of the answering page built.`);
}

(process.argv.includes("--check") ? check : write)(await built());
