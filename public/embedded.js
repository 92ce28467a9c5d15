// Runs in a frame before the Wasm is there: takes the colours and the view of the address, and shows the text that came with
// it. The page says afterwards what holds; until then it is called what it is, a text of whoever wrote the frame.
const root = document.documentElement;
const options = new URLSearchParams(location.search);
const allowed = { view: ['full', 'form', 'outputs', 'snippet'], theme: ['light', 'dark'] };
for (const [name, values] of Object.entries(allowed)) {
  if (values.includes(options.get(name))) root.dataset[name] = options.get(name);
}
if (['', '1'].includes(options.get('readonly'))) root.dataset.readonly = 'true';
const text = location.hash.split('&shown=')[1];
if (text && self !== top) {
  try {
    document.getElementById('shown').textContent = decodeURIComponent(text);
    document.getElementById('shown-place').hidden = false;
  } catch { /* What cannot be read is not shown. */ }
}
