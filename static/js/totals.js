// Adds up the amounts in a table of lines while they are typed, in whole cents, as the portal does on
// saving: what it says then is what counts. The page says what is added up (data-adds, data-below, data-apart) and
// has all the words; without JavaScript the totals are there after saving.
const said = document.querySelector("[data-totals]");
const form = said.closest("form");
const { apart, maximum } = said.dataset;
const PAUSE = 700; // Who listens hears the sum once one stops typing, not at every key.

// As parse_amount reads it (common/amounts.py); null for what is no amount.
const cents = (text) => {
  const plain = text.replace(/[€\s]+/g, " ").trim().replace(/,-+$/, "");
  if (!plain) return text.trim() ? null : 0n;
  const [, whole, rest = ""] = /^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d\d?))?$/
    .exec(plain.replace(/^(\d+)\.(\d\d?)$/, "$1,$2")) ?? [];
  return whole ? BigInt(whole.replace(/\D/g, "") + rest.padEnd(2, "0")) : null;
};
const written = (number, places) => {
  const one = 10n ** BigInt(places);
  const rest = number % one;
  return (number / one).toLocaleString("nl") + (rest ? `,${String(rest).padStart(places, "0")}` : "");
};
const euros = (amount) => `€\u00a0${written(amount, 2)}`;
// In tenths of a percent; a half goes to the even side, as on the server.
const share = (part, all) => {
  const [whole, twice] = [part * 1000n / all, part * 1000n % all * 2n];
  return whole + (twice > all || (twice === all && whole % 2n) ? 1n : 0n);
};

const follow = () => {
  const sums = { requested: 0n, own: 0n };
  let overhead = 0n;
  const unread = [];
  for (const input of form.querySelectorAll("[data-adds]")) {
    const { adds, below } = input.dataset;
    const amount = cents(input.value);
    if (amount === null || amount >= BigInt(below) * 100n) {
      unread.push(input.ariaLabel);
      continue;
    }
    sums[adds] += amount;
    if (adds === "requested" && input.closest("tr").querySelector(apart)) overhead += amount;
  }
  const { requested, own } = sums;
  const left = cents(maximum) - requested;
  const shown = {
    requested: euros(requested),
    own: euros(own),
    together: euros(requested + own),
    overhead: requested && written(share(overhead, requested), 1),
    left: left >= 0n && euros(left),
    above: left < 0n && euros(-left),
    unread: unread.join("; "),
  };
  for (const [name, text] of Object.entries(shown)) {
    const slot = said.querySelector(`[data-sum=${name}]`);
    slot.parentElement.hidden = !text;
    // Said again only when it became otherwise.
    if (text && slot.textContent !== text) slot.textContent = text;
  }
};

let pause;
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(follow, PAUSE);
});
follow();
said.hidden = false;
