// Serves the page when there is no network, from what it kept of one version. The build puts the version and the files in.
const VERSION = 'VERSION';
const FILES = ['FILES'];
const scope = new URL(registration.scope);
const own = name => new URL(name, scope).href;

addEventListener('install', event => {
  // Past the browser's own cache: what is kept is one version, whole.
  const files = FILES.map(name => new Request(own(name), { cache: 'reload' }));
  event.waitUntil(caches.open(VERSION).then(cache => cache.addAll(files)));
});

addEventListener('activate', event => {
  const old = name => name.startsWith('slipway-') && name !== VERSION;
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(old).map(name => caches.delete(name)))));
});

addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
});

addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== scope.origin || !address.pathname.startsWith(scope.pathname)) return;
  const name = address.pathname.slice(scope.pathname.length);
  // Nothing of ours is in a frame.
  if (name === 'embed.html' || request.destination === 'iframe') return;
  if (request.mode === 'navigate') {
    if (name === '' || name === 'index.html') event.respondWith(kept(own('./'), request));
  } else if (name === 'policy.json') {
    event.respondWith(fetch(request).catch(() => kept(request.url, request)));
  } else if (FILES.includes(name)) {
    event.respondWith(kept(request.url, request));
  }
});

async function kept(address, request) {
  const cache = await caches.open(VERSION);
  return await cache.match(address) ?? fetch(request);
}
