/* The desk by keyboard; keep.js keeps what was typed. The page works without either. */
const KEYS = { a: "a", r: "r", d: "d", h: "h" };
const desk = document.querySelector("[data-desk]");

function typing(event) {
  const target = event.target;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function row(step) {
  const rows = [...desk.querySelectorAll("[data-row]")];
  const open = rows.findIndex((link) => link.hasAttribute("aria-current"));
  const focused = rows.indexOf(document.activeElement);
  const from = focused >= 0 ? focused : open;
  return rows[from < 0 ? 0 : from + step];
}

desk.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event)) event.target.blur();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    const link = row(key === "j" ? 1 : -1);
    if (link) { event.preventDefault(); link.click(); }
  } else if (KEYS[key]) {
    const button = desk.querySelector(`[data-key="${key}"]`);
    if (button) { event.preventDefault(); press(button); }
  }
});

/* A decision that still needs words opens its form; otherwise it is made. */
function press(button) {
  const form = button.form;
  const missing = [...form.elements].find(
    (field) => !field.value && field.type !== "hidden" && (field.required || field.name === button.dataset.needs),
  );
  if (missing) missing.focus();
  else form.requestSubmit(button);
}
