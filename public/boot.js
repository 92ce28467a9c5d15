// Starts the page: loads the script and the Wasm that the build named on our own element, checked against their hashes.
// Trunk's preload links carry the hashes. The browser holds the script against its own; the Wasm we have to ask for it.
// Until then the page shows how it begins. Whoever comes with a link sees that it is being opened, in the chosen colours.
const framed = self !== top || 'embedded' in document.documentElement.dataset;
if (location.hash.length > 1) document.getElementById('shell').dataset.link = 'true';
try {
  const theme = framed ? null : localStorage.getItem('slipway.theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* Blocked storage keeps no theme. */ }

const { dataset } = document.getElementById('boot');
const preload = document.querySelector('link[rel=preload][integrity][as=fetch]');
const to = name => new URL(name, document.baseURI);

// What the owner decides. A file that says nothing is not worth reading; one that cannot be had is none.
const policy = fetch(to('policy.json')).then(answer => answer.ok ? answer.text() : '', () => '');

try {
  const page = await import(to(dataset.js));
  const text = await policy;
  if (text.trim() && !/^\s*\{\s*("\$schema"\s*:\s*"[^"]*"\s*,\s*)?"version"\s*:\s*1\s*\}\s*$/.test(text)) dataset.policy = text;
  await page.default({ module_or_path: fetch(to(dataset.wasm), { integrity: preload?.integrity ?? '' }) });
  if (!framed && navigator.serviceWorker) import(to('offline.js'));
} catch (error) {
  const problem = document.getElementById('boot-problem');
  problem.textContent = `The page could not start: ${error.message}. Reload it; if that does not help, this browser may be too old, or a file of the page is missing or was changed on the way.`;
  problem.hidden = false;
  throw error;
}
