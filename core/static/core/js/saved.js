// Stories kept for later, on the reader's own device: no cookie, nothing is sent anywhere.
const KEY = "saved";
const MOST = 100;

function read() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    // Only paths of this site: what a stranger wrote into the storage never becomes another link.
    return list.filter((item) => /^\/(?![/\\])/.test(item.path) && typeof item.title === "string");
  } catch {
    return [];
  }
}

function write(list) {
  localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
}

function without(path) {
  return read().filter((item) => item.path !== path);
}

for (const button of document.querySelectorAll("[data-save]")) {
  const label = button.querySelector("span");
  const path = location.pathname;
  const show = () => {
    const isKept = read().some((item) => item.path === path);
    button.setAttribute("aria-pressed", String(isKept));
    label.textContent = isKept ? button.dataset.saved : button.dataset.save;
  };
  try {
    write(read());
  } catch {
    continue;
  }
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const rest = without(path);
    const isKept = rest.length < read().length;
    const { title, date } = button.dataset;
    write(isKept ? rest : [{ path, title, date }, ...rest]);
    show();
  });
}

const page = document.querySelector("[data-saved-page]");

function row(item) {
  const link = document.createElement("a");
  link.href = item.path;
  link.textContent = item.title;
  const title = document.createElement("h2");
  title.className = "saved__title";
  title.append(link);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "chip";
  remove.textContent = page.dataset.remove;
  remove.setAttribute("aria-label", `${page.dataset.remove}: ${item.title}`);
  remove.addEventListener("click", () => {
    write(without(item.path));
    list();
    page.querySelector("[role=status]").focus();
  });
  const made = document.createElement("li");
  made.className = "saved__row";
  made.append(title, item.date ?? "", remove);
  return made;
}

function list() {
  const items = read();
  page.querySelector("[data-saved-list]").replaceChildren(...items.map(row));
  page.querySelector("[data-saved-empty]").hidden = items.length > 0;
  page.querySelector("[role=status]").textContent = items.length
    ? page.dataset.count.replace("{count}", items.length)
    : "";
}

if (page) {
  page.hidden = false;
  list();
}
