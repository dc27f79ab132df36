// Copies the typeface of letters and receipts into static/build/fonts, so that a PDF looks the
// same on every machine, also on one without fonts. See docs/decisions/0070.
//
//   node development/scripts/copy_fonts.mjs
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const source = join(root, "node_modules", "@fontsource", "source-sans-3");
const target = join(root, "static", "build", "fonts");

mkdirSync(target, { recursive: true });
for (const subset of ["latin", "latin-ext"]) {
  for (const weight of [400, 700]) {
    const name = `source-sans-3-${subset}-${weight}-normal.woff2`;
    copyFileSync(join(source, "files", name), join(target, name));
  }
}
copyFileSync(join(source, "LICENSE"), join(target, "LICENSE"));
console.log("static/build/fonts: Source Sans 3, SIL Open Font License 1.1");
