// Loads an open page anew when its writer has changed something. While the content
// has errors it shows them instead, and then goes back to the page. Readers never
// get this file.
(() => {
  'use strict';
  const { edition } = document.currentScript.dataset;
  const desk = '/live';
  const here = location.pathname + location.search + location.hash;
  const atDesk = location.pathname === desk;

  // Where the writer was on the page, so that coming back is coming back.
  const place = {
    keep() {
      try {
        sessionStorage.setItem('live', JSON.stringify({ here, top: scrollY }));
      } catch {} // storage is switched off
    },
    take() {
      try {
        const kept = JSON.parse(sessionStorage.getItem('live'));
        if (kept?.here !== here) return;
        sessionStorage.removeItem('live');
        scrollTo(0, kept.top);
      } catch {}
    },
  };

  // The page that the errors are shown instead of: one of this site.
  const instead = () => {
    const page = atDesk && new URLSearchParams(location.search).get('page');
    return page && URL.canParse(page, location.origin) && new URL(page, location.origin).origin === location.origin ? page : '';
  };

  // A browser opens only a few streams to one server, so a page that nobody sees
  // has none. What it missed it is told when it is seen again.
  let stream;
  const listen = () => {
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource(`${desk}/events`);
    stream.onmessage = (event) => heed(JSON.parse(event.data));
  };
  const leave = (way) => {
    stream.close();
    way();
  };
  const heed = (state) => {
    const page = instead();
    if (page && !state.errors) leave(() => location.replace(page));
    else if (state.edition === edition) return;
    else if (atDesk || !state.errors) leave(() => location.reload());
    else {
      place.keep();
      leave(() => location.replace(`${desk}?page=${encodeURIComponent(here)}`));
    }
  };

  document.addEventListener('visibilitychange', listen);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload(); // it comes from memory, and may be of another day
  });
  addEventListener('load', place.take);
  listen();
})();
