// What makes a page wider than its window, so that a reader has to scroll to the
// side at every line (WCAG 1.4.10). What scrolls within its own box may be wide.
() => {
  const page = document.scrollingElement;
  const room = page.clientWidth;
  if (page.scrollWidth <= room) return [];
  const scrolls = (e) => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX);
  const boxed = (e) => {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return true;
    return false;
  };
  const name = (e) => e.tagName.toLowerCase() + (e.id && `#${e.id}`) + [...e.classList].map((c) => `.${c}`).join('');
  const wide = [...document.body.querySelectorAll('*')]
    .filter((e) => Math.floor(e.getBoundingClientRect().right + scrollX) > room && !boxed(e))
    .filter((e, _, all) => ![...e.children].some((child) => all.includes(child)))
    .map((e) => `${name(e)} ends at ${Math.ceil(e.getBoundingClientRect().right)} px: “${e.textContent.trim().slice(0, 40)}”`);
  return [`the page is ${page.scrollWidth} px wide in a window of ${room} px`, ...wide];
}
