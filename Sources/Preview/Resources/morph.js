// Brings a page from one version to the next and touches nothing that stayed the same, so that whatever readers and
// scripts did there stays too: focus, selection, open details, ticked boxes.
//
// Three trees are walked together: `live` is what the browser shows, `before` what the server sent for it, `after`
// what it sends now. Where `before` and `after` are equal, `live` is left alone. Where `live` has come to differ from
// `before`, it stands in for it. Elements with `data-enhanced` belong to scripts: for the morph they are not there.

const isEnhanced = node => node.nodeType === 1 && node.hasAttribute("data-enhanced");
const served = parent => [...parent.childNodes].filter(node => !isEnhanced(node));
const isStyleSheet = node => node.localName === "link" && node.relList.contains("stylesheet");
const isCode = node => node.localName === "script" && (!node.type || /^(module|text\/javascript)$/.test(node.type));

// The address of a style or script without the digest that changes with its content.
const stem = address => (address ?? "").replace(/\.[0-9a-f]{8,}(?=\.\w+$)/, "");

// A document as it was served. A changed style in it would be refused under the policy of this page, with a complaint:
// styles are parsed as data.
const parse = html => {
  const data = html.replace(/<style(?=[\s>])/g, '<script type="text/style"').replaceAll("</style>", "</script>");
  return new DOMParser().parseFromString(data, "text/html");
};
const isStyle = node => node.localName === "style" || (node.localName === "script" && node.type === "text/style");
const nameOf = node => (isStyle(node) ? "STYLE" : node.nodeName);

// Nodes of one kind may become each other.
const kind = node => {
  if (node.nodeType !== 1) return node.nodeName;
  const about = ["id", "rel", "name", "property", "http-equiv", "media"];
  const words = node.parentNode?.localName === "head" ? about : ["id"];
  const address = isStyleSheet(node) ? node.getAttribute("href") : node.getAttribute("src");
  const file = isStyleSheet(node) || isCode(node) ? stem(address) : "";
  return [nameOf(node), file, ...words.map(word => node.getAttribute(word))].join("\n");
};

const text = node => (node.nodeType === 1 ? node.outerHTML : node.nodeName + node.nodeValue);

// The longest common subsequence of two lists, as pairs of positions; nothing for lists too long to be compared.
const common = (a, b) => {
  const width = b.length + 1;
  if (a.length * b.length > 1e6) return [];
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
};

// Which nodes become which: equal ones first, then between them those of one kind. Positions grow on both sides.
const align = (old, next) => {
  const [a, b] = [old.map(text), next.map(text)];
  let start = 0;
  let end = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a[start] === b[start]) start++;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = common(a.slice(start, a.length - end), b.slice(start, b.length - end))
    .map(([i, j]) => [i + start, j + start]);
  const pairs = Array.from({ length: start }, (_, i) => [i, i]);
  let [i, j] = [start, start];
  for (const [nextI, nextJ] of [...same, [a.length - end, b.length - end]]) {
    const between = common(old.slice(i, nextI).map(kind), next.slice(j, nextJ).map(kind));
    for (const [x, y] of between) pairs.push([i + x, j + y]);
    if (nextI < a.length - end) pairs.push([nextI, nextJ]);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  for (let k = end; k > 0; k--) pairs.push([a.length - k, b.length - k]);
  return pairs.map(([i, j]) => [i, j, a[i] === b[j]]);
};

const loaded = node => new Promise(done => {
  node.addEventListener("load", done);
  node.addEventListener("error", done);
});

// A copy that belongs to this page. Scripts that came through the parser of a string never run: fresh ones do.
const adopt = (node, work) => {
  const copy = document.importNode(node, true);
  const all = copy.nodeType !== 1 ? [] : [copy, ...copy.querySelectorAll("script")];
  let result = copy;
  for (const script of all.filter(node => isCode(node) || isStyle(node))) {
    const fresh = document.createElement(isStyle(script) ? "style" : "script");
    for (const { name, value } of script.attributes) {
      if (!isStyle(script) || name !== "type") fresh.setAttribute(name, value);
    }
    fresh.async = false;
    fresh.textContent = script.textContent;
    if (script === copy) result = fresh;
    else script.replaceWith(fresh);
  }
  if (isStyleSheet(result)) work.waits.push(loaded(result));
  return result;
};

const morphText = (live, value) => {
  // Only what differs is replaced, so that a selection around it stays where it is.
  const old = live.data;
  const shorter = Math.min(old.length, value.length);
  let start = 0;
  let end = 0;
  while (start < shorter && old[start] === value[start]) start++;
  while (end < shorter - start && old[old.length - 1 - end] === value[value.length - 1 - end]) end++;
  live.replaceData(start, old.length - start - end, value.slice(start, value.length - end));
};

const morphAttributes = (live, before, after) => {
  for (const attribute of after.attributes) {
    if (before.getAttribute(attribute.name) !== attribute.value) live.setAttributeNode(attribute.cloneNode());
  }
  for (const { name } of [...before.attributes]) {
    // A reader who opened it did the same as an author who wrote it open.
    if (!after.hasAttribute(name) && !(before === live && name === "open")) live.removeAttribute(name);
  }
};

// The rules of a style written in the page. They are changed one by one: under the page's Content-Security-Policy,
// which names its first text, another text would be refused.
const styled = new WeakMap();
const morphStyle = (live, css) => {
  if (styled.get(live) === css) return;
  styled.set(live, css);
  const parsed = new CSSStyleSheet();
  parsed.replaceSync(css);
  const sheet = live.sheet;
  if (!sheet) return;
  while (sheet.cssRules.length) sheet.deleteRule(0);
  for (const rule of parsed.cssRules) sheet.insertRule(rule.cssText, sheet.cssRules.length);
};

const morphChildren = (live, before, after, work) => {
  const nodes = served(live);
  let old = [...before.childNodes];
  const isKnown = before !== live && nodes.length === old.length
    && nodes.every((node, i) => nameOf(node) === nameOf(old[i]));
  if (!isKnown) old = nodes;
  const next = [...after.childNodes];
  const pairs = align(old, next);
  const kept = new Map(pairs.map(([i, j, isSame]) => [j, { node: nodes[i], before: old[i], isSame }]));
  const stays = new Set(pairs.map(([i]) => i));
  nodes.forEach((node, i) => {
    if (stays.has(i)) return;
    if (isStyleSheet(node)) work.leaving.push(node);
    else node.remove();
  });
  let last;
  next.forEach((node, j) => {
    const pair = kept.get(j);
    if (pair) {
      last = pair.isSame ? pair.node : morphNode(pair.node, pair.before, node, work);
      return;
    }
    const fresh = adopt(node, work);
    if (last) last.after(fresh);
    else if (served(live)[0]) served(live)[0].before(fresh);
    else live.append(fresh);
    last = fresh;
  });
};

// Returns the node that stands there now.
const morphNode = (live, before, after, work) => {
  work.changes++;
  if (live.nodeType !== 1) {
    morphText(live, after.nodeValue);
    return live;
  }
  if (isCode(live) && (live.getAttribute("src") !== after.getAttribute("src") || live.text !== after.text)) {
    // What the old code did to the page cannot be undone.
    work.needsReload = true;
    return live;
  }
  if (isStyleSheet(live) && live.getAttribute("href") !== after.getAttribute("href")) {
    const fresh = adopt(after, work);
    live.after(fresh);
    work.leaving.push(live);
    return fresh;
  }
  if (isStyle(live)) {
    if (styled.has(live) || before.textContent !== after.textContent) morphStyle(live, after.textContent);
    return live;
  }
  morphAttributes(live, before, after);
  if (live.localName === "template") {
    morphChildren(live.content, before === live ? live.content : before.content, after.content, work);
  } else {
    morphChildren(live, before, after, work);
  }
  return live;
};

// What a morph did and what is still to come: new styles load, and only then old ones go.
const newWork = () => ({ changes: 0, waits: [], leaving: [], needsReload: false });

const settle = async work => {
  if (work.waits.length) {
    await Promise.race([Promise.all(work.waits), new Promise(done => setTimeout(done, 1000))]);
  }
  for (const node of work.leaving) node.remove();
};

