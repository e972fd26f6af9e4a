// What a reader who tabs sees of the element that has the focus: its name, whether
// it is the last of the page, and what is wrong. An element is told apart from the
// one before by a mark on the document, which the page's own scripts never see.
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return { name: '', wrong: [] };
  const words = (e.getAttribute('aria-label') || e.innerText || e.name || '').trim().replace(/\s+/g, ' ').slice(0, 40);
  const name = `${e.tagName.toLowerCase()}${e.id && `#${e.id}`} “${words}”`;
  const wrong = [];

  const before = document.stop;
  document.stop = e;
  if (before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING))
    wrong.push('the focus goes back, against the order of the page');

  // Where it is, as far as the window shows it.
  const box = [...e.getClientRects()].find((r) => r.width && r.height) ?? e.getBoundingClientRect();
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  if (right - left < 1 || bottom - top < 1) wrong.push('it has the focus and is out of sight');
  else {
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!above || !(above === e || e.contains(above) || above.contains(e)))
      wrong.push(`it has the focus and is covered by ${above?.tagName.toLowerCase()}.${above?.className}`);
  }

  // The line around it, against what is behind that line: 3 to 1 is asked for (WCAG 1.4.11).
  const channels = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const clear = (color) => channels(color)[3] === 0;
  const style = getComputedStyle(e);
  const width = parseFloat(style.outlineWidth);
  if (style.outlineStyle === 'none' || !(width >= 2) || clear(style.outlineColor)) wrong.push('no line shows that it has the focus');
  else {
    let behind = e.parentElement;
    while (behind && clear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const ground = behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)';
    const [low, high] = [light(style.outlineColor), light(ground)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 3) wrong.push(`the line around it, ${style.outlineColor} on ${ground}, has a contrast of ${contrast.toFixed(1)} to 1, want 3`);
  }
  return { name, wrong };
}
