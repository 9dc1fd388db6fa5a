/* The desk by keyboard, and typed text that survives a failed request. The page works without it. */
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

/* Keep what was typed until the server has taken it: forget a form that was sent and not refused. */
const SENT = "desk-sent";
if (!document.querySelector(".messages .error")) sessionStorage.removeItem(sessionStorage.getItem(SENT));
sessionStorage.removeItem(SENT);

function words(form) {
  return [...form.elements].filter((field) => field.type === "text" || /^(TEXTAREA|SELECT)$/.test(field.tagName));
}

for (const form of desk.querySelectorAll("[data-keep]")) {
  const name = `desk-${form.dataset.keep}`;
  const kept = JSON.parse(sessionStorage.getItem(name) || "{}");
  for (const field of words(form)) if (!field.value && kept[field.name]) field.value = kept[field.name];
  form.addEventListener("input", () => {
    const values = Object.fromEntries(words(form).map((field) => [field.name, field.value]));
    sessionStorage.setItem(name, JSON.stringify(values));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, name));
}
