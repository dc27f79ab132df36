// Saves a section of the plan while it is written, with htmx, and keeps in this browser what could
// not be saved: without a connection, after the end of a session, also when the tab is closed.
// Without JavaScript the buttons of the form do the saving.
//
// <form data-writing="/the/page/" data-hx-post="…" data-hx-trigger="autosave">: the page decides here
// when to save; the answer says in the header Autosave what became of it. What is kept has a key of
// its own for each person, page and tab. static/js/unsaved.js takes it away on saving by a button and
// on signing out.
const form = document.querySelector("form[data-writing]");
const PAUSE = 2000;
const RETRY = 10_000;
const LONGEST_WAIT = 2000; // For what is on its way, before the whole is sent all the same.
const LOOK = 25_000;
const QUIET = 15 * 60_000;
const KEEP_DAYS = 30;

const store = (() => {
  try {
    localStorage.setItem("typed|", "");
    localStorage.removeItem("typed|");
    return localStorage;
  } catch {
    return null; // Shut off, or full: then only the server keeps what is typed.
  }
})();

if (form && window.htmx) {
  const byId = (id) => document.getElementById(id);
  const own = ["csrfmiddlewaretoken", "version", "was", "writer", "clash"];
  const page = `typed|${byId("section-writer").value}|${form.dataset.writing}|`;
  const key = page + Math.random().toString(36).slice(2);
  const words = byId("writing-words").dataset;
  const saved = byId("writing-saved");
  const others = byId("writing-others");

  // Without an address to save to (partners have signed this part) only the button saves.
  const savesItself = "hxPost" in form.dataset;

  const typed = () => [...new FormData(form)].filter(([name]) => !own.includes(name));
  const asText = () => JSON.stringify(typed());
  let known = asText(); // What the server has seen.
  let sent = null; // What is on its way to it.
  let pressed = null; // The button with which the whole was saved meanwhile.
  let whole = false; // The whole is on its way, by a button: leaving the page then sends nothing more.
  let pause, retry;
  let usedAt = Date.now();

  // --- keeping in the browser ------------------------------------------------------------------

  const keep = () => {
    try {
      store?.setItem(key, JSON.stringify({
        at: Date.now(), fields: typed(),
        version: byId("section-version").value, was: byId("section-was").value,
      }));
    } catch { /* Full: autosave goes on. */ }
  };
  const kept = () => Object.keys(store ?? {}).filter((name) => name.startsWith(page));

  const putBack = ({ fields, version, was }) => {
    const values = Map.groupBy(fields, ([name]) => name);
    for (const field of form.elements) {
      if (!field.name || own.includes(field.name) || field.type === "submit") continue;
      const found = (values.get(field.name) ?? []).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = found.includes(field.value);
      else if (found.length) field.value = found[0];
    }
    byId("section-version").value = version;
    byId("section-was").value = was;
    form.dispatchEvent(new Event("input", { bubbles: true }));
    save();
  };

  const offer = () => {
    for (const name of kept()) {
      if (name === key) continue;
      const found = JSON.parse(store.getItem(name));
      if (JSON.stringify(found.fields) === known || Date.now() - found.at > KEEP_DAYS * 86_400_000) {
        store.removeItem(name);
        continue;
      }
      const box = document.createElement("div");
      box.append(byId("writing-kept").content.cloneNode(true));
      const at = new Date(found.at);
      box.querySelector("[data-kept-since]").textContent =
        at.toLocaleString(document.documentElement.lang, {
          dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam",
        });
      const before = new Set(typed().map((field) => JSON.stringify(field)));
      box.querySelector("[data-kept-text]").textContent = found.fields
        .filter((field) => !before.has(JSON.stringify(field))).map(([, value]) => value).join("\n\n");
      const away = () => { store.removeItem(name); box.remove(); };
      box.querySelector("[data-restore]").addEventListener("click", () => { away(); putBack(found); });
      box.querySelector("[data-discard]").addEventListener("click", away);
      form.before(box);
      return;
    }
  };

  // --- saying ----------------------------------------------------------------------------------

  const say = (text) => {
    // Read aloud, and only when it is something else than the last time.
    if (byId("writing-said").textContent !== text) byId("writing-said").textContent = text;
  };
  const warn = (text, link) => {
    const line = document.createElement("p");
    line.className = "tone-warning";
    line.textContent = `${text} `;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = words.signInUrl;
      anchor.textContent = words.signIn;
      line.append(anchor);
    }
    saved.replaceChildren(line);
    say(text);
  };
  const mark = () => {
    // Nothing moves a button away under the pointer that presses it; the bar says it all the same.
    if (form.querySelector("button:active")) return;
    for (const line of form.querySelectorAll("[data-autosave-error]")) {
      const field = line.previousElementSibling;
      field?.removeAttribute("aria-invalid");
      field?.setAttribute("aria-describedby", line.before);
      line.remove();
    }
    for (const link of saved.querySelectorAll("[data-problem]")) {
      const field = byId(link.hash.slice(1));
      // Who is still writing in it is not told that it is wrong.
      if (!field || field === document.activeElement || field.hasAttribute("aria-invalid")) continue;
      const line = document.createElement("div");
      line.className = "utrecht-form-field-error-message";
      line.dataset.autosaveError = line.id = `${field.id}_autosave`;
      line.textContent = link.dataset.problem;
      field.after(line);
      field.setAttribute("aria-invalid", "true");
      line.before = field.getAttribute("aria-describedby") ?? "";
      field.setAttribute("aria-describedby", `${line.before} ${line.id}`);
    }
  };

  // --- saving ----------------------------------------------------------------------------------

  const save = () => {
    clearTimeout(pause);
    if (savesItself && sent === null && asText() !== known) htmx.trigger(form, "autosave");
  };
  const look = () => htmx.trigger(others, "look");
  const failed = (status) => {
    const signedOut = [401, 403, 409].includes(status);
    if (asText() !== known || signedOut) warn(signedOut ? words.signedOut : words.offline, signedOut);
    clearTimeout(retry);
    retry = setTimeout(look, RETRY);
  };
  const looked = () => {
    const token = others.querySelector("[data-token]")?.dataset.token;
    for (const input of document.getElementsByName("csrfmiddlewaretoken")) if (token) input.value = token;
    clearTimeout(retry);
    if (saved.querySelector(".tone-warning")) saved.replaceChildren();
    save();
  };
  const taken = (outcome) => {
    known = sent;
    mark();
    say(saved.innerText.trim());
    if (asText() !== known) keep();
    else if (outcome === "saved") {
      store?.removeItem(key);
      form.dispatchEvent(new CustomEvent("autosaved"));
    }
  };

  form.addEventListener("input", () => {
    usedAt = Date.now();
    whole = false;
    keep();
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE);
  });
  form.addEventListener("change", save);
  const sendWhole = () => {
    if (!pressed) return;
    const button = pressed;
    sent = pressed = null;
    form.requestSubmit(button);
  };
  form.addEventListener("submit", (event) => {
    clearTimeout(pause);
    whole = sent === null;
    if (whole) return;
    // What is on its way arrives first: else what was taken back since would be put back with it.
    event.preventDefault();
    pressed = event.submitter;
    setTimeout(sendWhole, LONGEST_WAIT);
  });
  window.addEventListener("online", look);
  window.addEventListener("pagehide", () => {
    if (!savesItself || whole || sent !== null || asText() === known) return;
    const body = new URLSearchParams(new FormData(form));
    fetch(form.dataset.hxPost, { method: "POST", body, headers: { Autosave: "yes" }, keepalive: true });
  });

  // "3 of 12" beside what folds follows what is ticked in it.
  form.addEventListener("change", ({ target }) => {
    const fold = target.closest("details");
    const count = fold?.querySelector("[data-counts]");
    if (count) {
      const ticked = fold.querySelectorAll("input:checked").length;
      count.textContent = count.textContent.replace(/\d+/, ticked);
    }
  });

  const isSaving = ({ target }) => target === form;
  document.addEventListener("htmx:before:request", (event) => { if (isSaving(event)) sent = asText(); });
  document.addEventListener("htmx:before:response", (event) => {
    const { status, headers } = event.detail.ctx.response;
    // Anything but an answer of our own, such as a page to sign in, is a failure.
    if (!headers.get("Autosave")) {
      event.preventDefault();
      failed(status);
    }
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (isSaving(event)) taken(event.detail.ctx.response.headers.get("Autosave"));
    else if (event.target === others) looked();
  });
  document.addEventListener("htmx:error", () => failed(0));
  document.addEventListener("htmx:finally:request", (event) => {
    if (!isSaving(event)) return;
    const answered = known === sent;
    sent = null;
    if (pressed) {
      sendWhole();
      return;
    }
    // What was typed meanwhile.
    if (answered && asText() !== known) pause = setTimeout(save, PAUSE);
  });
  setInterval(() => {
    if (document.visibilityState === "visible" && Date.now() - usedAt < QUIET) look();
  }, LOOK);

  const back = form.querySelector("[data-when-saving]");
  if (back && savesItself) back.textContent = back.dataset.whenSaving;
  offer();
}
