// What makes reading easier where scripts run. Every page works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);

  // The theme: that of the system until a reader chooses, and then kept in this
  // browser alone. It runs before the page is drawn, so that nothing flashes.
  const themes = ['auto', 'dark', 'light'];
  const chosen = () => {
    try {
      return localStorage.getItem('theme') || 'auto';
    } catch {
      return 'auto'; // storage is switched off
    }
  };
  const paint = () => {
    const theme = chosen();
    root.dataset.theme = theme;
    const button = find('.theme');
    if (button) button.textContent = `Theme: ${theme}`;
  };
  const turn = () => {
    const next = themes[(themes.indexOf(chosen()) + 1) % themes.length];
    try {
      localStorage.setItem('theme', next);
    } catch {
      return;
    }
    paint();
  };
  paint();
  addEventListener('storage', paint);
  document.addEventListener('DOMContentLoaded', paint);

  // The panel: what a citation number or a term leads to, beside the sentence.
  let panel;
  const open = (link, label, content) => {
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
  const more = (href, words) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = words;
    const line = document.createElement('p');
    line.append(link);
    return line;
  };
  const cite = (link) => {
    const entry = find(`[id="${link.hash.slice(1)}"]`);
    const copy = entry.cloneNode(true);
    copy.querySelector('.uses')?.remove();
    const line = document.createElement('p');
    line.append(...copy.childNodes);
    open(link, 'Reference', [line, more(link.hash, 'In the list of references')]);
    panel.lastChild.addEventListener('click', () => panel.hidePopover());
  };
  const explain = async (link) => {
    const answer = await fetch(`${link.pathname}.json`);
    const term = await answer.json();
    const name = document.createElement('strong');
    name.textContent = term.name;
    const line = document.createElement('p');
    line.append(name, term.meaning);
    open(link, 'Glossary', [line, more(link.href, 'In the glossary')]);
  };

  document.addEventListener('click', (event) => {
    const at = event.target.closest('.theme, .cite a, a.term');
    if (at?.matches('.theme')) turn();
    else if (at && !event.ctrlKey && !event.metaKey && !event.shiftKey && root.showPopover) show(event, at);
  });
  const show = (event, at) => {
    event.preventDefault();
    if (at.matches('.term')) {
      explain(at).catch(() => location.assign(at.href));
    } else {
      cite(at);
    }
  };

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    const field = find('input[type=search]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing || !field) return;
    event.preventDefault();
    field.focus();
  });

  // Pages that were read stay readable without a network.
  if (navigator.serviceWorker && isSecureContext) {
    const worker = { createScriptURL: () => '/worker.js' };
    const policy = window.trustedTypes?.createPolicy('worker', worker) ?? worker;
    addEventListener('load', () => navigator.serviceWorker.register(policy.createScriptURL('')).catch(() => {}));
  }
})();
