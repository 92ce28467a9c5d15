// <slipway-configurator>: Slipway inside another page. What stands between its tags is shown until the frame can be used.
// The protocol is described at the head of crates/embedding/src/conversation.rs. It needs no inline script and no style
// sheet of the host: its own style goes in through CSSOM, which a policy without 'unsafe-inline' allows.
(() => {
  const script = document.currentScript?.src;
  if (!script || customElements.get('slipway-configurator')) return;
  const page = new URL('embed.html', script);
  const options = ['view', 'tab', 'theme', 'accent', 'lock', 'readonly', 'preset'];
  const longest = 65536, least = 240, most = 4000;

  class Configurator extends HTMLElement {
    static observedAttributes = ['theme', 'view', 'link'];
    #frame; #port; #waiting = new Map(); #count = 0; #started; #name; #ready; #settle;

    constructor() {
      super();
      this.#ready = new Promise(settle => { this.#settle = settle; });
    }

    connectedCallback() {
      if (this.#frame) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const frame = document.createElement('iframe');
      const address = new URL(page);
      for (const name of options) if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      if (/^https?:/.test(location.origin)) address.searchParams.set('origin', location.origin);
      address.hash = this.getAttribute('link') ?? '';
      frame.title = this.title || this.getAttribute('label') || 'ZenML image configurator';
      frame.allow = 'clipboard-write';
      frame.referrerPolicy = 'no-referrer';
      frame.sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0', colorScheme: 'auto' });
      frame.style.height = `${this.#fixed() ?? least}px`;
      if (this.textContent.trim()) {
        frame.hidden = true;
        frame.style.display = 'none';
      }
      this.style.display = 'block';
      const still = document.createElement('slot');
      root.replaceChildren(still, frame);
      this.#frame = frame;
      addEventListener('message', this.#heard);
      frame.src = address;
    }

    disconnectedCallback() {
      removeEventListener('message', this.#heard);
      this.#port?.close();
      this.#port = this.#frame = undefined;
      this.#started = this.#name = undefined;
      this.#waiting.forEach(answer => answer({ type: 'error', payload: { code: 'gone' } }));
      this.#waiting.clear();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#port || before === now) return;
      if (name === 'link') this.load(now ?? '');
      else this.#ask(name === 'theme' ? 'setTheme' : 'setView', { [name]: now ?? (name === 'theme' ? 'auto' : 'full') });
    }

    // Settles as soon as the frame can be asked.
    get ready() { return this.#ready; }
    load(link) { return this.#ask('load', { link }); }
    get(what) { return this.#ask('get', { what }); }
    focus() { return this.#ask('focus'); }

    #fixed() {
      const height = Number(this.getAttribute('height'));
      return height >= least && height <= most ? height : undefined;
    }

    #heard = event => {
      const { data, source, origin } = event;
      if (source !== this.#frame?.contentWindow || origin !== page.origin || data?.slipway !== 1) return;
      // It is said until it is answered; a frame that was loaded anew has another name.
      if (data.type !== 'ready' || data.id === this.#name) return;
      this.#name = data.id;
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => this.#said(data);
      source.postMessage({ slipway: 1, type: 'init' }, page.origin, [port2]);
    };

    #said(data) {
      if (data?.slipway !== 1 || typeof data.type !== 'string') return;
      const { id, type, payload = {} } = data;
      if (!this.#started) {
        this.#started = true;
        this.#frame.hidden = false;
        this.#frame.style.display = 'block';
        this.shadowRoot.querySelector('slot')?.remove();
        this.#settle(this);
      }
      if (type === 'size') {
        const height = Math.ceil(payload.height);
        if (!this.#fixed() && height >= least && height <= most) this.#frame.style.height = `${height}px`;
      }
      this.#waiting.get(id)?.(data);
      if (['change', 'error', 'size'].includes(type)) {
        this.dispatchEvent(new CustomEvent(`slipway-${type}`, { detail: payload }));
      }
    }

    async #ask(type, payload) {
      const id = `${++this.#count}`, message = { slipway: 1, id, type, payload };
      if (!this.#port) throw new Error('the frame is not ready');
      if (JSON.stringify(message).length > longest) throw new Error('the message is too long');
      const answer = await new Promise(settle => {
        const late = setTimeout(settle, 5000, { type: 'error', payload: { code: 'no-answer' } });
        this.#waiting.set(id, data => { clearTimeout(late); settle(data); });
        this.#port.postMessage(message);
      });
      this.#waiting.delete(id);
      if (answer.type === 'error') throw new Error(answer.payload?.code ?? 'error');
      return answer.payload ?? {};
    }
  }
  customElements.define('slipway-configurator', Configurator);
})();
