// What is wrong with the page on paper: what can only be clicked is there, or what
// must not be missing is not.
(disclaimer) => {
  const found = [];
  const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0 && !getComputedStyle(e).clipPath.startsWith('inset(50%');
  for (const e of document.querySelectorAll('.bar nav, .foot nav, .find, .theme, .skip, .contents, .neighbors, form button'))
    if (shown(e)) found.push(`${e.tagName.toLowerCase()}.${e.className} is printed, and cannot be clicked there`);
  const plain = (text) => text.replace(/\s+/g, ' ');
  const says = [...document.querySelectorAll('p')].some((p) => shown(p) && plain(p.textContent).includes(plain(disclaimer)));
  if (!says) found.push('the disclaimer is not printed');

  // An address that cannot be clicked has to be read: as it is, or by the number that its place goes by.
  for (const link of document.querySelectorAll('.sources a[href^="http"], .bibliography a[href^="http"]')) {
    const address = decodeURIComponent(link.href).replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
    const number = address.slice(address.indexOf('/') + 1);
    if (![address, number].some((known) => link.textContent.includes(known)))
      found.push(`the address ${link.href} is not printed: its link says “${link.textContent.slice(0, 60)}”`);
  }
  return found;
}
