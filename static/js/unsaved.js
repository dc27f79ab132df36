// Comforts for who types; without JavaScript the server says what is too long on saving, and
// keeps what was typed.
// 1. A form in <main> that was changed and not sent: the browser asks before the page is left.
// 2. <textarea data-limit="20000">: says how much is left once that matters, and what is too much.
// 3. What the browser keeps of a section (static/js/writing.js) goes once that was saved with a button
//    (a message then has data-saved), and on signing out.
const changed = new Set();

for (const form of document.querySelectorAll("main form[method=post i]")) {
  const typed = [...form.elements].some((field) => field.matches("textarea, input:not([type=hidden]), select"));
  // What comes back with an error was typed, but is saved nowhere.
  if (typed && form.querySelector("[aria-invalid=true]")) changed.add(form);
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.clear());
  form.addEventListener("autosaved", () => changed.delete(form));
  // Who chooses "cancel" or "back without saving" in the form has said so already.
  for (const link of form.querySelectorAll(".actions a")) {
    link.addEventListener("click", () => changed.clear());
  }
}

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault();
});

const words = document.getElementById("limit-words")?.dataset;
const PAUSE = 600;
const FROM = 0.8;

// Line ends count for two, as they are sent.
const lengthOf = (field) => field.value.replace(/\r?\n/g, "\r\n").length;

const counter = (field) => {
  const limit = Number(field.dataset.limit);
  const line = document.createElement("p");
  line.className = "utrecht-form-field-description";
  line.setAttribute("role", "status");
  field.after(line);
  let timer;
  const say = () => {
    const left = limit - lengthOf(field);
    let text = "";
    if (left < 0) text = words.over.replace("NUMBER", -left);
    else if (left <= limit * (1 - FROM)) text = words.left.replace("NUMBER", left);
    line.textContent = text;
    line.classList.toggle("tone-error", left < 0);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  });
  say();
};

if (words) document.querySelectorAll("main [data-limit]").forEach(counter);

const forget = (isGone) => {
  try {
    for (const key of Object.keys(localStorage)) if (isGone(key.split("|"))) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
};
for (const { dataset } of document.querySelectorAll("[data-saved]")) {
  forget(([kind, writer, page]) => kind === "typed" && writer === dataset.writer && page === dataset.saved);
}
for (const form of document.querySelectorAll("form[data-forgets]")) {
  form.addEventListener("submit", () =>
    forget(([kind, writer]) => kind === "typed" && writer === form.dataset.forgets));
}
