// Sends the chosen files one by one, each with its progress; what does not arrive can be sent again.
// Without JavaScript, or without several files, the form itself sends them all at once.

const line = (list, file, words) => {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const bar = document.createElement("progress");
  const state = document.createElement("span");
  name.textContent = `${file.name} `;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  state.setAttribute("role", "status");
  state.textContent = words.sending;
  item.append(name, bar, " ", state);
  list.append(item);
  return { item, bar, state };
};

const send = (form, file, shown) =>
  new Promise((resolve) => {
    const words = form.dataset;
    const request = new XMLHttpRequest();
    const content = new FormData();
    content.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    content.append("documents", file);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
    });
    const lost = (why) => {
      shown.state.textContent = `${why} `;
      const again = document.createElement("button");
      again.type = "button";
      again.className = "utrecht-button utrecht-button--secondary-action";
      again.textContent = words.again;
      again.addEventListener("click", () => {
        again.remove();
        shown.state.textContent = words.sending;
        send(form, file, shown).then(resolve);
      });
      shown.item.append(again);
    };
    request.addEventListener("error", () => lost(words.lost));
    request.addEventListener("timeout", () => lost(words.lost));
    request.addEventListener("load", () => {
      if (request.status === 204) {
        shown.bar.value = 1;
        shown.state.textContent = words.done;
      } else if (request.status === 422) {
        // A full bar would look as if it had been added.
        shown.bar.hidden = true;
        shown.state.className = "utrecht-form-field-error-message";
        shown.state.textContent = request.responseText;
      } else {
        // A page that asks to sign in again, or the server that takes no more.
        lost(words.refused);
        return;
      }
      resolve(request.status === 204);
    });
    request.open("POST", form.action);
    request.setRequestHeader("X-One-File", "1");
    request.send(content);
  });

// What was added stands in the list above, beside what is said of the rest.
const refresh = async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const list = page.querySelector("[data-attached]");
  if (list) document.querySelector("[data-attached]").replaceWith(list);
};

for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", async (event) => {
    const files = [...form.elements.documents.files];
    if (files.length === 0) return;
    event.preventDefault();
    const list = document.createElement("ul");
    form.append(list);
    const shown = files.map((file) => line(list, file, form.dataset));
    let all = true;
    for (const [place, file] of files.entries()) all = (await send(form, file, shown[place])) && all;
    form.reset();
    if (all) window.location.reload();
    else await refresh();
  });
}
