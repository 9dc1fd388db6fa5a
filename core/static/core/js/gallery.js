// A viewer for galleries: swipe (scroll snapping), arrow keys, Escape; focus returns to the picture.
const words = document.getElementById("gallery-script").dataset;
const CLOSE = "M6 6l12 12M18 6 6 18";
const PREVIOUS = "M14.5 5l-7 7 7 7";
const NEXT = "M9.5 5l7 7-7 7";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(label, drawing) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", drawing);
  svg.append(path);
  return element("button", { class: "viewer__button", type: "button", "aria-label": label }, svg);
}

function slideOf(link) {
  const { alt, lang } = link.querySelector("img");
  const picture = element("img", { src: link.href, alt, loading: "lazy", decoding: "async" });
  if (lang) picture.lang = lang;
  const slide = element("figure", { class: "viewer__slide" }, picture);
  // A copy of the caption as it stands: words in another language bring it along.
  const caption = link.closest("figure").querySelector("figcaption");
  if (caption) slide.append(caption.cloneNode(true));
  return slide;
}

function open(links, first) {
  const track = element("div", { class: "viewer__track", tabindex: "0" }, ...links.map(slideOf));
  const place = element("p", { role: "status" });
  const [back, forth, close] = [
    button(words.previous, PREVIOUS),
    button(words.next, NEXT),
    button(words.close, CLOSE),
  ];
  const buttons = element("div", { class: "viewer__buttons" }, back, forth, close);
  const bar = element("div", { class: "viewer__bar" }, place, buttons);
  const dialog = element("dialog", { class: "viewer", "aria-label": words.name }, bar, track);

  const shown = () => Math.round(track.scrollLeft / track.clientWidth);
  const show = (number) => {
    const target = Math.max(0, Math.min(links.length - 1, number));
    track.scrollTo({ left: target * track.clientWidth });
  };
  let last = first;
  const say = () => {
    // A closed dialog has no width, and so no picture that is shown.
    if (track.clientWidth) last = shown();
    place.textContent = words.count
      .replace("{number}", last + 1)
      .replace("{count}", links.length);
  };

  back.addEventListener("click", () => show(shown() - 1));
  forth.addEventListener("click", () => show(shown() + 1));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(shown() - 1);
    else if (event.key === "ArrowRight") show(shown() + 1);
    else return;
    event.preventDefault();
  });
  track.addEventListener("scroll", say, { passive: true });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[last].focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  show(first);
  say();
  close.focus();
}

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const links = [...gallery.querySelectorAll("a[href]")];
  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(links, number);
    });
  });
}
