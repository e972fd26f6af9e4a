// Keeps pages that were read, so that they can be read again without a network.
// While there is one, every page comes from it: an old page is never shown
// instead of a new one. Only files whose address holds a hash of their bytes come
// from the store first. What is kept stays in this browser.
'use strict';
const store = 'read-1';
const offline = '/offline';
const most = 80; // how many pages are kept
const modules = ['./panel.js', './panel.css', './share.js']; // what pages load when it is first needed

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(prepare());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) return;
  if (address.pathname.startsWith('/static/')) {
    event.respondWith(fromStore(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(fromNetwork(request));
  }
});

// prepare keeps the page that is shown without a network, and what read pages
// need to work.
async function prepare() {
  await keepWhole(offline);
  const cache = await caches.open(store);
  await cache.addAll(modules);
}

// takeOver looks after the pages that are open, and keeps them: they were fetched
// before there was anybody to keep them.
async function takeOver() {
  await forget();
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: 'window' });
  await Promise.all(open.map(({ url }) => keepWhole(url).catch(() => {})));
}

// keepWhole keeps a page and the files it loads.
async function keepWhole(address) {
  const page = await fetch(address);
  const files = [...(await page.clone().text()).matchAll(/"(\/static\/[^"]+)"/g)].map((match) => match[1]);
  await keep(new Request(address), page);
  const cache = await caches.open(store);
  await cache.addAll(files);
}

// forget removes what earlier versions kept.
async function forget() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== store).map((name) => caches.delete(name)));
}

async function fromStore(request) {
  const kept = await caches.match(request.url);
  return kept ?? keep(request, await fetch(request));
}

async function fromNetwork(request) {
  try {
    return await keep(request, await fetch(request, { cache: 'no-cache' }));
  } catch {
    return (await caches.match(request.url)) ?? (await caches.match(undated(request.url))) ?? caches.match(offline);
  }
}

// undated is the address of the page that a link made on some day leads to.
function undated(url) {
  const address = new URL(url);
  address.searchParams.delete('as-of');
  return address;
}

// keep stores an answer that may be stored, by its address alone, and makes room.
// A page that was fetched for the store and one that a reader went to differ in
// Accept, and are the same page.
async function keep(request, answer) {
  if (!answer.ok || answer.redirected || /no-store/.test(answer.headers.get('Cache-Control'))) return answer;
  const cache = await caches.open(store);
  await cache.put(request.url, answer.clone());
  const pages = (await cache.keys()).filter((kept) => !/\/static\/|\/offline$/.test(kept.url));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - most)).map((old) => cache.delete(old)));
  return answer;
}
