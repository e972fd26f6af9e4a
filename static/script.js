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
  document.addEventListener('DOMContentLoaded', () => {
    paint();
    const sheet = find('.share [hidden]'); // the share sheet of the system, where there is one
    if (sheet) sheet.hidden = !navigator.share;
  });

  // What a click asks for is done by a module that comes when it is first needed.
  document.addEventListener('click', (event) => {
    const at = event.target.closest('.theme, .cite a, a.term, .share button, .qr');
    if (at?.matches('.theme')) turn();
    else if (at && !event.ctrlKey && !event.metaKey && !event.shiftKey && root.showPopover) show(event, at);
  });
  const show = async (event, at) => {
    event.preventDefault();
    try {
      const module = await (at.closest('.share') ? import('./share.js') : import('./panel.js'));
      await module.act(at);
    } catch {
      if (at.href) location.assign(at.href);
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
