// Keeps the page for when there is no network. A newer version waits until the person asks for it: nothing is reloaded
// in the middle of an edit.
const script = { createScriptURL: () => 'worker.js' };
const address = self.trustedTypes?.createPolicy('slipway-worker', script).createScriptURL('') ?? 'worker.js';
const registration = await navigator.serviceWorker.register(address).catch(() => undefined);
const prompt = document.getElementById('update');
let asked = false;

const offer = () => {
  // The first worker of all replaces nothing.
  if (registration.waiting && navigator.serviceWorker.controller) prompt.hidden = false;
};

if (registration) {
  const [now, later] = prompt.querySelectorAll('button');
  now.addEventListener('click', () => {
    asked = true;
    registration.waiting?.postMessage('take over');
  });
  later.addEventListener('click', () => { prompt.hidden = true; });
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (asked) location.reload(); });
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  offer();
}
