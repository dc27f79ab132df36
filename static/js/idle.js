// Warns before the session of staff ends, and keeps it alive when one is still there.
// <body data-idle-seconds="900" data-session-seconds="874" data-keepalive-url="…"> switches it on:
// how long a session lasts, and how long this one does from now. Without JavaScript
// the session simply ends, and what was typed comes back after signing in.
const { idleSeconds, sessionSeconds, keepaliveUrl } = document.body.dataset;
const dialog = document.getElementById("idle-dialog");
const WARNING_SECONDS = 120;

if (idleSeconds && keepaliveUrl && dialog) {
  const seconds = Number(idleSeconds);
  const text = dialog.querySelector("#idle-text");
  const csrfToken = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  let endsAt = Date.now() + Number(sessionSeconds) * 1000;
  let usedAt = Date.now();
  let extendedAt = Date.now();

  const extend = async () => {
    extendedAt = Date.now();
    try {
      const response = await fetch(keepaliveUrl, {
        method: "POST",
        headers: { "X-CSRFToken": csrfToken },
      });
      const left = Number(response.headers.get("Session-Seconds"));
      if (response.ok && left) endsAt = extendedAt + left * 1000;
    } catch {
      // No connection: the warning stays, and signing in again brings back what was typed.
    }
  };

  const warn = (left) => {
    const minutes = Math.ceil(left / 60);
    const sentence =
      minutes > 1 ? dialog.dataset.minutes.replace("MINUTES", minutes) : dialog.dataset.lastMinute;
    if (text.textContent !== sentence) text.textContent = sentence;
    if (!dialog.open) dialog.showModal();
  };

  const ended = () => {
    clearInterval(timer);
    text.textContent = dialog.dataset.ended;
    dialog.removeEventListener("close", extend);
    dialog.querySelector("[data-idle-stay]").textContent = dialog.dataset.close;
    if (!dialog.open) dialog.showModal();
  };

  const look = () => {
    const left = (endsAt - Date.now()) / 1000;
    if (left <= 0) {
      // A form that is being filled in stays: sending it asks to sign in and then goes on with it.
      if (document.querySelector("main form[method=post i]")) ended();
      else window.location.reload();
    } else if (left <= Math.min(WARNING_SECONDS, seconds / 2)) {
      // Who is typing is there: no dialog in the middle of a sentence.
      if (usedAt > extendedAt && Date.now() - usedAt < 30_000) extend();
      else warn(left);
    } else if (dialog.open) {
      dialog.close();
    }
  };

  for (const event of ["keydown", "pointerdown", "input"]) {
    document.addEventListener(event, () => { usedAt = Date.now(); }, { passive: true });
  }
  dialog.addEventListener("close", extend);
  dialog.querySelector("[data-idle-stay]").addEventListener("click", () => dialog.close());
  const timer = setInterval(look, 5000);
}
