// Leaves, of the list of everything, what has all the words that were typed. It is
// for a site that is made of files, where nothing else can search.
(() => {
  'use strict';
  const field = document.querySelector('#q');
  const list = document.querySelector('#everything');
  const plain = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const items = [...list.querySelectorAll('li')].map((item) => [item, plain(item.textContent)]);

  const narrow = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [item, text] of items) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) found++;
    }
    for (const part of list.children) part.hidden = !part.querySelector('li:not([hidden])');
    document.querySelector('#found').textContent = words.length ? `${found} of ${items.length} have all of these words.` : '';
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', narrow);
  document.querySelector('#narrow').hidden = false;
  narrow();
})();
