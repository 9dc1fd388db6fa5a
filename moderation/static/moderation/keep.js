/* Typed text survives a failed request, a lost session or a closed lid: every form with data-keep. */
const SENT = "desk-sent";

/* Forget a form only when the server says that it took it: after a crash or a lost session it says nothing. */
const answer = document.querySelector(".messages .success, .messages .error");
if (answer?.classList.contains("success")) sessionStorage.removeItem(sessionStorage.getItem(SENT));
if (answer) sessionStorage.removeItem(SENT);

function words(form) {
  return [...form.elements].filter(
    (field) => /^(text|url|datetime-local)$/.test(field.type) || /^(TEXTAREA|SELECT)$/.test(field.tagName),
  );
}

for (const form of document.querySelectorAll("[data-keep]")) {
  const name = `desk-${form.dataset.keep}`;
  const kept = JSON.parse(sessionStorage.getItem(name) || "{}");
  for (const field of words(form)) if (!field.value && kept[field.name]) field.value = kept[field.name];
  form.addEventListener("input", () => {
    const values = Object.fromEntries(words(form).map((field) => [field.name, field.value]));
    sessionStorage.setItem(name, JSON.stringify(values));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, name));
}
