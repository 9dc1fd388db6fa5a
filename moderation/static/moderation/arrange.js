/* Drag items into order. Without it the arrow buttons do the same, one step a request. */
const form = document.querySelector("[data-arrange]");
const list = form?.querySelector("ol");
let dragged = null;

function changed() {
  form.querySelector("[data-unsaved]").hidden = false;
  const items = [...list.children];
  items.forEach((item, place) => {
    item.querySelector("[name=up]").disabled = place === 0;
    item.querySelector("[name=down]").disabled = place === items.length - 1;
  });
}

/* Arrows move at once and keep the focus; the order is saved with the button. */
list?.addEventListener("click", (event) => {
  const button = event.target.closest("[name=up], [name=down]");
  if (!button) return;
  event.preventDefault();
  const item = button.closest("li");
  if (button.name === "up") item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  changed();
  (button.disabled ? item.querySelector("button:not(:disabled)") : button)?.focus();
});

list?.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip) return;
  event.preventDefault();
  dragged = grip.closest("li");
  dragged.classList.add("m-arrange__item--dragged");
  list.setPointerCapture(event.pointerId);
});

list?.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  const over = [...list.children].find((item) => {
    const box = item.getBoundingClientRect();
    return item !== dragged && event.clientY > box.top && event.clientY < box.bottom;
  });
  if (!over) return;
  const box = over.getBoundingClientRect();
  if (event.clientY < box.top + box.height / 2) over.before(dragged);
  else over.after(dragged);
  changed();
});

for (const name of ["pointerup", "pointercancel"]) {
  list?.addEventListener(name, () => {
    dragged?.classList.remove("m-arrange__item--dragged");
    dragged = null;
  });
}

list?.addEventListener("change", changed);
