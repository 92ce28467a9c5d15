// Starts the page: loads the script and the Wasm that the build named on our own element, checked against their hashes.
// Trunk's preload links carry the hashes. The browser holds the script against its own; the Wasm we have to ask for it.
// Until then the page shows how it begins. Whoever comes with a link sees that it is being opened, in the chosen colours.
if (location.hash.length > 1) document.getElementById('shell').dataset.link = 'true';
try {
  const theme = localStorage.getItem('slipway.theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* Blocked storage keeps no theme. */ }

const { js, wasm } = document.getElementById('boot').dataset;
const preload = document.querySelector('link[rel=preload][as=fetch]');

try {
  const page = await import(new URL(js, document.baseURI));
  await page.default({ module_or_path: fetch(new URL(wasm, document.baseURI), { integrity: preload?.integrity ?? '' }) });
} catch (error) {
  const problem = document.getElementById('boot-problem');
  problem.textContent = `The page could not start: ${error.message}. Reload it; if that does not help, this browser may be too old, or a file of the page is missing or was changed on the way.`;
  problem.hidden = false;
  throw error;
}
