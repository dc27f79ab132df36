// Bundles the components of the NL Design System that the portal uses, the design tokens that
// they need, the theme and our own style sheets into static/build/portal.css, and puts htmx and our own
// scripts beside it, without what only people read.
//
//   node development/scripts/build_css.mjs             the neutral theme, static/css/theme.css
//   THEME=path/to/theme.css node …         another house style
//
// See docs/design-system.md.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { transform } from "lightningcss";
import { minify_sync as minifiedScript } from "terser";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(root, "node_modules");
const read = (...path) => readFileSync(join(...path), "utf8");

// Components whose classes we write in templates.
const COMPONENTS = [
  "document", "skip-link", "button", "button-link", "link-button", "button-group", "link",
  "breadcrumb-nav", "alert", "status-badge", "data-list", "table", "pagination", "heading-1",
  "heading-2", "heading-3", "heading-4", "paragraph", "unordered-list", "ordered-list",
  "form-field", "form-field-description", "form-field-error-message", "form-fieldset", "form-label",
  "textbox", "textarea", "select", "checkbox", "radio-button", "separator",
];

// The same components for plain elements, so that text without classes is in style too.
const PLAIN_ELEMENTS = [
  "heading-1", "heading-2", "heading-3", "heading-4", "link", "paragraph", "separator",
];

const OWN = ["base", "frame", "components", "map", "print"];

// A required field that is still empty is not wrong yet: only the server says what is.
const saidByServer = (css) => css.replace(/:(user-)?invalid(?![\w-])/g, "[aria-invalid=true]");

const componentCss = saidByServer([
  ...PLAIN_ELEMENTS.map((name) => read(modules, `@utrecht/${name}-css/dist/html/index.min.css`)),
  ...COMPONENTS.map((name) => read(modules, `@utrecht/${name}-css/dist/index.min.css`)),
].join("\n"));
const ownCss = OWN.map((name) => read(root, `static/css/${name}.css`)).join("\n");
const themeCss = readFileSync(process.env.THEME ?? join(root, "static/css/theme.css"), "utf8");
const tokensCss = read(
  modules, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
);

const withoutComments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
const namesUsed = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);

// The token package styles every known component of every library; only what our components,
// directly or through another token, ask for goes into the bundle.
function tokensNeeded() {
  const tokens = new Map();
  for (const [, name, value] of withoutComments(tokensCss).matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
    tokens.set(name, value.trim());
  }
  const queue = namesUsed([componentCss, ownCss, themeCss].join("\n"));
  const needed = new Set();
  while (queue.length > 0) {
    const name = queue.pop();
    if (needed.has(name) || !tokens.has(name)) continue;
    needed.add(name);
    queue.push(...namesUsed(tokens.get(name)));
  }
  const lines = [...needed].sort().map((name) => `${name}:${tokens.get(name)}`);
  return `.voorbeeld-theme{${lines.join(";")}}`;
}

// A mistake in a style sheet ends the build here, with its line.
const minified = (css) =>
  transform({ filename: "portal.css", code: Buffer.from(css), minify: true }).code.toString();

const notice =
  "/* EUPL-1.2. Contains components of the NL Design System: " +
  "Copyright (c) Frameless B.V. and Gemeente Utrecht. */\n";
const bundle = notice + minified([tokensNeeded(), themeCss, componentCss, ownCss].join("\n"));
const target = join(root, "static", "build", "portal.css");
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, bundle);
copyFileSync(join(modules, "htmx.org/dist/htmx.min.js"), join(root, "static/build/htmx.js"));
for (const name of readdirSync(join(root, "static/js"))) {
  // Names at the top of a file are kept: not every script is a module.
  const { code } = minifiedScript({ [name]: read(root, "static/js", name) });
  writeFileSync(join(root, "static/build", name), code);
}
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(
  `static/build/portal.css: ${kilobytes(Buffer.byteLength(bundle))}, ` +
    `${kilobytes(brotliCompressSync(bundle).length)} compressed`,
);
