// The panel: what a citation number or a term leads to, beside the sentence.
// Without it they are links.
let panel;

// style brings the stylesheet of the panel.
const style = () => new Promise((resolve, reject) => {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = './panel.css';
  sheet.onload = resolve;
  sheet.onerror = reject;
  document.head.append(sheet);
});
const styled = style();

// open shows content in the panel, beside the link that asked for it.
export const open = async (link, label, content) => {
  await styled;
  if (!panel) {
    panel = document.createElement('div');
    panel.popover = 'auto';
    panel.className = 'panel';
    panel.tabIndex = -1;
    panel.setAttribute('role', 'dialog');
    document.body.append(panel);
  }
  panel.setAttribute('aria-label', label);
  panel.replaceChildren(...content);
  link.focus(); // where the focus returns to; not every browser focuses a clicked link
  panel.showPopover({ source: link });
  panel.focus();
};

export const more = (href, words) => {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = words;
  const line = document.createElement('p');
  line.append(link);
  return line;
};

const cite = async (link) => {
  const entry = document.querySelector(`[id="${link.hash.slice(1)}"]`);
  const copy = entry.cloneNode(true);
  copy.querySelector('.uses')?.remove();
  const line = document.createElement('p');
  line.append(...copy.childNodes);
  await open(link, 'Reference', [line, more(link.hash, 'In the list of references')]);
  panel.lastChild.addEventListener('click', () => panel.hidePopover());
};

const explain = async (link) => {
  const answer = await fetch(`${link.pathname}.json`);
  const term = await answer.json();
  const name = document.createElement('strong');
  name.textContent = term.name;
  const line = document.createElement('p');
  line.append(name, term.meaning);
  await open(link, 'Glossary', [line, more(link.href, 'In the glossary')]);
};

export const act = (link) => (link.matches('.term') ? explain(link) : cite(link));
