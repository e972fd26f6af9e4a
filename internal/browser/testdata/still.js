// Begins to watch whether anything on the page changes: what its scripts do to it,
// how much of it is seen, and how long it is. changed.js says what did.
() => {
  const seen = () => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length;
  const state = () => `${seen()} elements seen, ${document.documentElement.scrollHeight} px long`;
  const before = state();
  const changes = [];
  new MutationObserver((list) => changes.push(...list.map((m) => `${m.type} of ${m.target.nodeName}`))).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
  document.changed = () => {
    const found = changes.splice(0);
    if (document.querySelector(':popover-open, dialog[open]')) found.push('something has opened');
    if (state() !== before) found.push(`the page had ${before}, and now has ${state()}`);
    return found;
  };
}
