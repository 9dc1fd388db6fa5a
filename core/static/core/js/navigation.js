// Bring the current entry of the sideways-scrolling navigation into view.
const list = document.querySelector(".site-nav__list");
const current = list?.querySelector("[aria-current]");

if (current && list.scrollWidth > list.clientWidth) {
  const middle = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  list.scrollLeft = Math.max(0, middle);
}
