// Shows results while a reader types. The form works without it.
(() => {
  'use strict';
  const wait = 200; // ms after the last key
  const field = document.querySelector('#q');
  const results = document.querySelector('#results');
  let timer;
  let request;

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };
  const runs = (list) => (list ?? []).map((run) => (run.Match ? element('mark', '', run.Text) : run.Text));
  const item = (hit) => {
    const link = element('a', '', ...runs(hit.title));
    link.href = hit.path;
    const made = element('li', '', element('p', 'kind', hit.kind), link);
    if (hit.snippet) made.append(element('p', '', ...runs(hit.snippet)));
    if (hit.certainty) made.append(element('p', 'kind', `Certainty: ${hit.certainty}`));
    return made;
  };

  const search = async () => {
    request?.abort();
    request = new AbortController();
    const typed = field.value.trim();
    if (typed.length < 2) return;
    const answer = await fetch(`/search.json?q=${encodeURIComponent(typed)}`, { signal: request.signal });
    if (!answer.ok) return;
    const hits = await answer.json();
    const many = hits.length ? `The best ${hits.length} so far. Press Enter for all.` : 'Nothing so far.';
    results.replaceChildren(element('p', '', many), element('ol', 'hits', ...hits.map(item)));
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => search().catch(() => {}), wait);
  });
})();
