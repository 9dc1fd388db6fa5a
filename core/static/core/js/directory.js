// Filter the schools while the reader types; without script the form does it on the server.
const fold = (text) =>
  text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

const form = document.querySelector("[data-directory-form]");
const count = document.querySelector("[data-directory-count]");
const groups = [...document.querySelectorAll(".directory__group")];
const schools = [...document.querySelectorAll("[data-school]")].map((row) => ({
  row,
  words: fold(row.dataset.words),
  level: row.dataset.levelOf,
  ward: row.dataset.ward,
}));
const isWhole = !new URLSearchParams(location.search).toString();

function say(number) {
  if (number === 0) count.textContent = count.dataset.none;
  else if (number === 1) count.textContent = count.dataset.one;
  else count.textContent = count.dataset.many.replace("{count}", number);
}

function filter() {
  const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
  const { value: level } = form.elements.level;
  const { value: ward } = form.elements.ward;
  let found = 0;
  for (const school of schools) {
    const fits =
      (!level || school.level === level) &&
      (!ward || school.ward === ward) &&
      words.every((word) => school.words.includes(word));
    school.row.hidden = !fits;
    found += fits;
  }
  for (const group of groups) {
    const shown = group.querySelectorAll("[data-school]:not([hidden])").length;
    group.hidden = shown === 0;
    group.querySelector(".directory__count").textContent = shown;
  }
  say(found);
}

// A page that the server has filtered lacks the other schools: there the form stays in charge.
if (form && isWhole) form.addEventListener("input", filter);
