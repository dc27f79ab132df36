// Unpacks the Chromium that @sparticuz/chromium carries into the temporary folder (TMPDIR), and
// prints where it is. Made for servers without a browser: its own libraries lie beside it.
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
