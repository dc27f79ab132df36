// Margin notes on the page where one judges: marks the words that a note is about, with a link to it,
// and offers to note something beside the words that are chosen. Without JavaScript each part of the
// plan links to its notes, and to the page where a note is made.
const find = (selector, within = document) => within.querySelector(selector);
const plain = (text) => text.replace(/\s+/g, " ").trim();
const ranges = [];

for (const note of document.querySelectorAll("[data-quote]")) {
  const { quote, section } = note.dataset;
  const words = plain(quote);
  const walker = document.createTreeWalker(find(`section:has(> #content-${section})`) ?? note, 4);
  // All text of the section with single spaces, and where each character stands.
  const places = [];
  let text = "";
  while (walker.nextNode()) {
    walker.currentNode.data.replace(/\s/g, " ").split("").forEach((character, at) => {
      if (character === " " && text.endsWith(" ")) return;
      text += character;
      places.push([walker.currentNode, at]);
    });
  }
  const from = text.indexOf(words);
  const link = find(`[data-note="${note.id}"]`)?.cloneNode(true);
  if (from < 0 || !link) continue;
  const range = new Range();
  const [last, at] = places[from + words.length - 1];
  range.setStart(...places[from]);
  range.setEnd(last, at + 1);
  ranges.push(range);
  const end = range.cloneRange();
  end.collapse();
  end.insertNode(link);
  link.id = `passage-${note.id}`;
  find("[data-to-passage]", note).hash = link.id;
}
if (ranges.length) CSS.highlights?.set("note", new Highlight(...ranges));

// What is chosen goes along to the page of the notes.
document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  const words = plain(`${chosen}`).slice(0, 2000);
  const within = chosen.anchorNode?.parentElement.closest("section:has([data-note-at])");
  const bar = find("[data-chosen-passage]");
  if (!words || !within?.contains(chosen.focusNode) || !bar) return;
  const link = find("a", bar);
  link.href = find("[data-note-at]", within).href;
  link.search += `&quote=${encodeURIComponent(words)}`;
  find("b", bar).textContent = words.slice(0, 80);
  bar.hidden = false;
});
