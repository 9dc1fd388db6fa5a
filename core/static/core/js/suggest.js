// Suggestions below a search box: the combobox of the WAI-ARIA practices. Without script, the form
// is a form. Focus never leaves the input; what is chosen is told by aria-activedescendant.
const PAUSE = 150;
const SHORTEST = 2;
let boxes = 0;

class Suggestions {
  constructor(box) {
    this.box = box;
    this.input = box.querySelector("input[type=search]");
    this.id = `suggest-${(boxes += 1)}`;
    this.asked = null;
    this.timer = 0;
    this.quietUntil = 0;
    this.items = [];
    this.active = -1;
    this.addList();
    this.describeInput();
    this.listen();
  }

  addList() {
    this.list = document.createElement("ul");
    this.list.id = this.id;
    this.list.className = "suggest";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.box.dataset.label);
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.box.append(this.list, this.status);
  }

  describeInput() {
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": this.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.askSoon());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.form.addEventListener("submit", () => this.close());
    this.input.form.addEventListener("change", (event) => {
      if (event.target !== this.input) this.close();
    });
    // The input keeps the focus while a finger or a mouse chooses.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.go(Number(option.dataset.place));
    });
  }

  askSoon() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (this.input.value.trim().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    if (Date.now() < this.quietUntil) return;
    const asked = new AbortController();
    this.asked?.abort();
    this.asked = asked;
    const query = new URLSearchParams({ q: this.input.value.trim() });
    const scope = this.input.form.elements.scope?.value;
    if (scope) query.set("scope", scope);
    try {
      const answer = await fetch(`${this.box.dataset.suggest}?${query}`, {
        signal: asked.signal,
        credentials: "omit",
      });
      if (!answer.ok) this.wait(answer);
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (this.asked === asked && document.activeElement === this.input) this.show(found);
    } catch {
      // Typed on, or no network: the form still works.
      if (this.asked === asked) this.close();
    }
  }

  wait(answer) {
    const seconds = Number(answer.headers.get("Retry-After")) || 10;
    this.quietUntil = Date.now() + seconds * 1000;
  }

  show(items) {
    this.items = items;
    this.choose(-1);
    this.list.replaceChildren(...items.map((item, place) => this.option(item, place)));
    this.list.hidden = items.length === 0;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.status.textContent = this.countOf(items.length);
  }

  countOf(count) {
    const { none, one, many } = this.box.dataset;
    if (count === 0) return none;
    return count === 1 ? one : many.replace("{count}", count);
  }

  option(item, place) {
    const option = document.createElement("li");
    option.id = `${this.id}-${place}`;
    option.className = `suggest__option suggest__option--${item.kind}`;
    option.dataset.place = place;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    for (const part of ["text", "label", "detail"]) {
      if (!item[part]) continue;
      const piece = document.createElement("span");
      piece.className = `suggest__${part}`;
      piece.textContent = item[part];
      option.append(piece, " ");
    }
    return option;
  }

  press(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
      else if (this.input.value.trim().length >= SHORTEST) this.ask();
    } else if (event.key === "Escape" && open) {
      // The first Escape closes the list; only the next one empties the box.
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.go(this.active);
    }
  }

  move(step) {
    // One place more than there are options: the typed text itself.
    const places = this.items.length + 1;
    this.choose(((this.active + 1 + step + places) % places) - 1);
  }

  choose(place) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.list.children[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }

  go(place) {
    const { url } = this.items[place];
    this.close();
    location.assign(url);
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = null;
    this.choose(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

for (const box of document.querySelectorAll("[data-suggest]")) new Suggestions(box);
