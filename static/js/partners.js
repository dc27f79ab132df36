// The page of partners: says how many organisations are ticked, and has what is ticked go along with
// the next search. Without JavaScript a button beside the list does that.
const found = document.querySelector("#found");

const follow = () => {
  for (const count of document.querySelectorAll("[data-count]")) {
    const ticked = count.form.querySelectorAll(".pick :checked").length;
    count.textContent = count.dataset.count.replace("NUMBER", ticked);
  }
};

document.addEventListener("change", follow);
document.addEventListener("htmx:after:swap", follow);
// Enter in the search field. What the form had from an earlier search may have been unticked since.
document.querySelector("#search-q-form")?.addEventListener("formdata", ({ formData }) => {
  const form = found.querySelector("form");
  if (!form) return;
  formData.delete("organisation");
  for (const box of form.querySelectorAll("input:checked")) formData.append(box.name, box.value);
  for (const one of form.querySelectorAll("select")) formData.set(one.name, one.value);
});
follow();
