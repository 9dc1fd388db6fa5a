// Larger letters on every page of this site; the choice stays on the reader's own device.
const KEY = "text-size";
const LARGEST = 2;
const root = document.documentElement;

function kept() {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

function show(size) {
  if (size) root.dataset.text = size;
  else delete root.dataset.text;
  for (const button of document.querySelectorAll("[data-text-step]")) {
    const step = Number(button.dataset.textStep);
    button.setAttribute("aria-disabled", String(size + step < 0 || size + step > LARGEST));
  }
}

let size = Math.max(0, Math.min(LARGEST, kept()));
show(size);

for (const group of document.querySelectorAll("[data-text-size]")) {
  delete group.dataset.waiting;
  const status = group.querySelector("[role=status]");
  for (const button of group.querySelectorAll("[data-text-step]")) {
    button.addEventListener("click", () => {
      size = Math.max(0, Math.min(LARGEST, size + Number(button.dataset.textStep)));
      show(size);
      status.textContent = status.dataset.words.replace("{percent}", [100, 115, 130][size]);
      try {
        localStorage.setItem(KEY, size);
      } catch {
        // Storage may be switched off; the size then lasts as long as the page.
      }
    });
  }
}
