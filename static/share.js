// What the share row does. Without it, the address stands in a field to be
// copied by hand, and the QR code is a link.
import { more, open } from './panel.js';

const find = (selector) => document.querySelector(selector);
const field = find('.share input');

// statement is what a page says in a sentence, how certain that is, and where it
// stands, as words to paste.
const statement = () => {
  const sentence = (find('.verdict') ?? find('h1')).textContent.trim();
  const certainty = find('.lead .mark, .claim-page > .marks .mark')?.textContent.trim();
  const said = !certainty || sentence.toLowerCase().includes(certainty.toLowerCase());
  return `${sentence}${said ? '' : ` (${certainty})`}\n${field.value}`;
};

const texts = {
  link: () => field.value,
  statement,
  citation: () => find('.share .cite-as').textContent.trim(),
};

// copy puts a text on the clipboard. Without one, which is so where a site has no
// encryption, a field that is selected does the same.
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
};

// tell says what happened: on the button for those who see it, and in the row's
// status for those who listen.
const tell = (button, words) => {
  let status = find('.share [role=status]');
  if (!status) {
    status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'aside';
    find('.share').append(status);
  }
  button.dataset.name ??= button.textContent;
  status.textContent = button.textContent = words;
  setTimeout(() => {
    button.textContent = button.dataset.name;
    status.textContent = '';
  }, 2000);
};

const showCode = async (link) => {
  const code = document.createElement('img');
  code.src = link.href;
  code.alt = 'The address of this page as a QR code';
  const use = document.createElement('p');
  use.textContent = 'Hold a phone’s camera to the code to open this page there.';
  await open(link, 'QR code', [code, use, more(link.href, 'The code by itself')]);
};

export const act = async (at) => {
  if (at.matches('.qr')) return showCode(at);
  if (at.value === 'sheet') {
    return navigator.share({ title: document.title, url: field.value }).catch(() => {}); // whoever closes the sheet wants nothing
  }
  const copied = await copy(texts[at.value]());
  if (!copied) {
    field.select();
    return tell(at, 'Copy it from the field');
  }
  return tell(at, 'Copied');
};
