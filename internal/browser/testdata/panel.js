// What is wrong with the panel that is open.
() => {
  const panel = document.querySelector('.panel:popover-open');
  const wrong = [];
  const box = panel.getBoundingClientRect();
  if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
    wrong.push(`the panel lies beyond the window: ${Math.round(box.left)} to ${Math.round(box.right)} px of ${innerWidth}, ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`);
  if (!panel.contains(document.activeElement)) wrong.push('the focus is not in the panel');
  if (!panel.getAttribute('aria-label')) wrong.push('the panel has no name');
  const link = document.link?.getClientRects()[0];
  if (link && link.left < box.right && link.right > box.left && link.top < box.bottom && link.bottom > box.top)
    wrong.push('the panel covers what opened it');
  return wrong;
}
