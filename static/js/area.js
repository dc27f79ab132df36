// The page where an area is chosen: pointing at the map ticks the list, a province is ticked at once,
// and what is chosen is said. Without JavaScript the list and the buttons do the same, on saving.
const field = document.querySelector("[data-area]");
const boxes = [...field.querySelectorAll("input[name=municipalities]")];
const words = field.dataset;

const follow = () => {
  for (const box of boxes) {
    const place = document.querySelector(`[data-code="${box.value}"]`);
    place?.setAttribute("class", box.checked ? "map-chosen" : "map-open");
  }
  const names = boxes.filter((box) => box.checked).map((box) => box.labels[0].textContent);
  field.querySelector("[data-chosen]").textContent = names.length
    ? words.some.replace("NUMBER", names.length).replace("NAMES", names.join(", "))
    : words.none;
};

const tick = (box, checked) => {
  box.checked = checked;
  // As if somebody had ticked it, for what listens to that.
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
};

field.addEventListener("change", follow);
document.querySelector(".map--choice")?.addEventListener("click", (event) => {
  const box = boxes.find((one) => one.value === event.target.dataset.code);
  if (box) tick(box, !box.checked);
});
for (const button of field.querySelectorAll("[data-province]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const all = [...button.closest("details").querySelectorAll("input[name=municipalities]")];
    const wanted = all.some((box) => !box.checked);
    for (const box of all) if (box.checked !== wanted) tick(box, wanted);
  });
}
