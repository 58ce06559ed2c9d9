// What the preview adds to each page. It shows the newest version as soon as there is one without loading the page
// anew, tells editors about it in a bar, and shows over the page what is wrong with it.

const root = "/_feuillet/";
const { run, version } = document.currentScript.dataset;
const isDesk = location.pathname === root;
const page = () => location.pathname + location.search;
// Kept for the tab alone.
const memory = {
  get: name => sessionStorage.getItem("feuillet-" + name),
  set: (name, value) => sessionStorage.setItem("feuillet-" + name, value),
};
// How often the page was loaded anew, for tests: never but for a new run of the server, a script that changed, or a
// page that could not be morphed.
const reload = () => {
  memory.set("reloads", Number(memory.get("reloads") ?? 0) + 1);
  location.reload();
};

// MARK: The newest version

let wanted = version;
// The version that the bar speaks of.
let told;
let before;
let isBusy = false;
let file = "";
let headings = [];

// The server is gone, or going: the stream says when it is back.
const gone = new Error("the preview does not answer");
const get = async address => {
  try {
    const response = await fetch(address);
    return [await response.text(), response];
  } catch {
    throw gone;
  }
};

const read = async () => {
  const [html, response] = await get(page());
  const parsed = parse(html);
  const own = parsed.querySelector(`script[src="${root}preview.js"]`)?.dataset;
  const isHere = response.ok && new URL(response.url).pathname === location.pathname;
  return { parsed, version: own?.version, run: own?.run, isHere };
};

const followed = async () => {
  if (isBusy) return;
  isBusy = true;
  try {
    while (told !== wanted || !before) {
      const goal = wanted;
      const news = await read();
      if (news.run && news.run !== run) return reload();
      // What was sent for this page is fetched once more, as scripts have changed the page since.
      if (!before && news.version === version) before = news.parsed;
      else if (news.isHere || !before?.isHere) await show(news.parsed);
      before.isHere ||= news.isHere;
      const shown = news.version ?? goal;
      if (Number(wanted) < Number(shown)) wanted = shown;
      await tell();
      told = shown;
    }
  } catch (error) {
    if (error !== gone) throw error;
  } finally {
    isBusy = false;
  }
};

const show = async after => {
  try {
    await morph(after);
  } catch (error) {
    console.error(error);
    reload();
  }
};

const morph = async after => {
  const from = before ?? document;
  after.isHere = before?.isHere;
  const head = newWork();
  morphChildren(document.head, from.head, after.head, head);
  if (head.needsReload) return reload();
  await settle(head);
  const body = newWork();
  inPlace(() => {
    morphAttributes(document.documentElement, from.documentElement, after.documentElement);
    morphAttributes(document.body, from.body, after.body);
    morphChildren(document.body, from.body, after.body, body);
    if (body.changes) enhance();
  });
  if (body.needsReload) return reload();
  settle(body);
  before = after;
  markSpaces();
};

// Keeps what is read at the same height of the window.
const inPlace = change => {
  const style = document.documentElement.style;
  const points = scrollY === 0 ? [] : [0.1, 0.3, 0.5, 0.7];
  const seen = points.map(part => document.elementFromPoint(innerWidth / 2, innerHeight * part))
    .filter(element => element && element !== document.body && document.body.contains(element))
    .map(element => [element, element.getBoundingClientRect()])
    .sort(([, a], [, b]) => a.height - b.height);
  const anchor = style.overflowAnchor;
  style.overflowAnchor = "none";
  change();
  const [element, former] = seen.find(([element]) => element.isConnected) ?? [];
  if (element) scrollBy({ top: element.getBoundingClientRect().top - former.top, behavior: "instant" });
  requestAnimationFrame(() => {
    style.overflowAnchor = anchor;
    if (!style.length) document.documentElement.removeAttribute("style");
  });
};

// Scripts make their nodes again out of the new text; the one with the focus is found again by its place.
const enhance = () => {
  const focused = document.activeElement;
  const steps = [];
  if (focused !== host && focused?.closest("[data-enhanced]")) {
    for (let node = focused; node !== document.body; node = node.parentNode) {
      steps.unshift([...node.parentNode.children].indexOf(node));
    }
  }
  document.dispatchEvent(new Event("feuillet:morph"));
  if (steps.length && !focused.isConnected) {
    const found = steps.reduce((node, step) => node?.children[step], document.body);
    if (found?.localName === focused.localName) found.focus({ preventScroll: true });
  }
};

// MARK: The connection

let stream;
let retry;
let delay = 250;
let lost;

const connect = () => {
  disconnect();
  if (document.hidden) return;
  stream = new EventSource(root + "events");
  stream.onopen = () => {
    delay = 250;
    clearTimeout(lost);
    lost = undefined;
    notice("lost", false);
  };
  stream.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    if (news.run !== run) return reload();
    wanted = String(news.version);
    followed();
  };
  stream.onerror = () => {
    stream.close();
    lost ??= setTimeout(() => notice("lost", true), 700);
    retry = setTimeout(connect, delay * (1 + Math.random() / 4));
    delay = Math.min(delay * 2, 8000);
  };
};

// A browser opens six connections to one server: a page that nobody sees gives its own back.
const disconnect = () => {
  clearTimeout(retry);
  stream?.close();
};

addEventListener("online", connect);
addEventListener("pageshow", event => event.persisted && connect());
addEventListener("pagehide", disconnect);
document.addEventListener("visibilitychange", connect);
// A machine that slept may keep a connection that nobody serves any more.
let awake = Date.now();
setInterval(() => {
  if (Date.now() - awake > 30_000) connect();
  awake = Date.now();
}, 5000);

// MARK: The bar, and what is wrong

const host = document.createElement("feuillet-apercu");
const shadow = host.attachShadow({ mode: "open" });
host.lang = "fr";
host.dataset.enhanced = "";
const [overlay, bar] = ["f-over", "f-under"].map(name => {
  const slot = document.createElement("div");
  slot.className = name;
  shadow.append(slot);
  return { slot, before: document.createDocumentFragment() };
});
const find = selector => shadow.querySelector(selector);

const fill = (part, html) => {
  const after = document.createElement("template");
  after.innerHTML = html;
  morphChildren(part.slot, part.before, after.content, newWork());
  part.before = after.content;
};

const notice = (name, isShown) => {
  const element = find(".f-" + name);
  if (element) element.hidden = !isShown;
};

const tell = async () => {
  if (isDesk) return;
  const query = new URLSearchParams({ address: decodeURI(location.pathname), file });
  const [json] = await get(`${root}state?${query.toString().replaceAll("+", "%20")}`);
  const state = JSON.parse(json);
  file = state.source ?? file;
  headings = state.headings;
  const hadBar = find(".f-bar");
  fill(bar, state.bar);
  fill(overlay, state.overlay);
  document.documentElement.toggleAttribute("data-feuillet-stale", state.isOutOfDate);
  if (!hadBar) {
    open(memory.get("bar") === "open");
    find(".f-spaces").checked = memory.get("spaces") === "shown";
    markSpaces();
  }
};

const open = isOpen => {
  find(".f-panel").hidden = !isOpen;
  find(".f-toggle").ariaExpanded = String(isOpen);
  memory.set("bar", isOpen ? "open" : "");
};

const fold = button => {
  const isOpen = button.ariaExpanded !== "true";
  button.ariaExpanded = String(isOpen);
  find(".f-overlay-body").hidden = !isOpen;
};

// The line of what stands at the top of the window.
const lineInView = first => {
  const above = headings.filter(({ id }) => document.getElementById(id)?.getBoundingClientRect().top < innerHeight / 2);
  return above.at(-1)?.line ?? first;
};

const copy = async button => {
  const { source, line } = button.dataset;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(source ? `${source}:${lineInView(line)}` : button.dataset.copy);
    button.dataset.done = "Copié";
    setTimeout(() => delete button.dataset.done, 1500);
  } catch {
    getSelection().selectAllChildren(button);
  }
};

const click = event => {
  const button = event.composedPath()[0].closest?.("button");
  if (button?.matches(".f-copy")) copy(button);
  if (button?.matches(".f-toggle")) open(button.ariaExpanded !== "true");
  if (button?.matches(".f-fold")) fold(button);
};

const isTyping = element =>
  element?.isContentEditable || element?.matches("textarea, select, input:not([type=checkbox], [type=radio])");

const press = event => {
  const isShortcut = event.altKey && event.code === "KeyB" && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!isShortcut || !find(".f-bar") || isTyping(document.activeElement)) return;
  event.preventDefault();
  open(find(".f-panel").hidden);
};

// MARK: No-break spaces

const markSpaces = () => {
  if (!globalThis.Highlight) return;
  const kinds = { "\u00A0": ["feuillet-wide", []], "\u202F": ["feuillet-narrow", []] };
  if (find(".f-spaces")?.checked) {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      for (const { index, 0: space } of walk.currentNode.data.matchAll(/[\u00A0\u202F]/g)) {
        const range = new StaticRange({
          startContainer: walk.currentNode, startOffset: index, endContainer: walk.currentNode, endOffset: index + 1,
        });
        kinds[space][1].push(range);
      }
    }
  }
  for (const [name, ranges] of Object.values(kinds)) CSS.highlights.set(name, new Highlight(...ranges));
};

const start = async () => {
  if (!isDesk) {
    document.documentElement.append(host);
    document.addEventListener("keydown", press);
    shadow.addEventListener("change", () => {
      memory.set("spaces", find(".f-spaces").checked ? "shown" : "");
      markSpaces();
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(root + "preview.css")).text());
    shadow.adoptedStyleSheets = [sheet];
    document.adoptedStyleSheets.push(sheet);
  }
  followed();
};

(isDesk ? document : shadow).addEventListener("click", click);
connect();
start();
