// Text that is cut off: in a box that hides what does not fit, or beyond the edge
// of a drawing. What is for screen readers alone is cut off on purpose.
() => {
  const name = (e) => e.tagName.toLowerCase() + (e.id && `#${e.id}`) + [...e.classList].map((c) => `.${c}`).join('');
  const short = (e) => `“${e.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
  const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
  const seen = (e) => e.checkVisibility() && !getComputedStyle(e).clipPath.startsWith('inset(50%');
  const found = [];
  for (const e of document.body.querySelectorAll(':not(svg, svg *)')) {
    if (!e.textContent.trim() || !seen(e)) continue;
    const { overflowX, overflowY } = getComputedStyle(e);
    if (hides(overflowX) && e.scrollWidth > e.clientWidth + 1)
      found.push(`${name(e)} shows ${e.clientWidth} of ${e.scrollWidth} px of its width: ${short(e)}`);
    if (hides(overflowY) && e.scrollHeight > e.clientHeight + 1)
      found.push(`${name(e)} shows ${e.clientHeight} of ${e.scrollHeight} px of its height: ${short(e)}`);
  }
  for (const text of document.querySelectorAll('svg text')) {
    const inner = text.getBoundingClientRect();
    const outer = text.ownerSVGElement.getBoundingClientRect();
    if (!inner.width || !outer.width) continue;
    const over = Math.max(outer.left - inner.left, inner.right - outer.right, outer.top - inner.top, inner.bottom - outer.bottom);
    if (over > 1) found.push(`text of a drawing goes ${Math.ceil(over)} px beyond its edge: ${short(text)}`);
  }
  return found;
}
