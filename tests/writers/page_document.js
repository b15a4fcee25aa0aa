"use strict";
// As much of a document as the script of a page asks of it. `tree` is the page's own elements.

class ClassList {
  constructor(element) {
    this.element = element;
  }
  get names() {
    return (this.element.getAttribute("class") || "").split(" ").filter(Boolean);
  }
  contains(name) {
    return this.names.includes(name);
  }
  toggle(name, wanted) {
    const others = this.names.filter((one) => one !== name);
    this.element.setAttribute("class", (wanted ? [...others, name] : others).join(" "));
  }
  add(name) {
    this.toggle(name, true);
  }
  remove(name) {
    this.toggle(name, false);
  }
}

class Node {
  constructor(tag, attributes = {}, text = "") {
    Object.assign(this, { tag, attributes, text, children: [], parent: null, heard: {} });
    this.classList = new ClassList(this);
    this.value = attributes.value || "";
    this.checked = "checked" in attributes;
    this.hidden = "hidden" in attributes;
  }
  get tagName() {
    return this.tag;
  }
  getAttribute(name) {
    return name in this.attributes ? this.attributes[name] : null;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  hasAttribute(name) {
    return name in this.attributes;
  }
  set className(name) {
    this.setAttribute("class", name);
  }
  get textContent() {
    return this.text + this.children.map((one) => one.textContent).join("");
  }
  set textContent(text) {
    this.text = text;
    this.children = [];
  }
  append(...nodes) {
    for (const node of nodes) {
      const added = typeof node === "string" ? new Node("#text", {}, node) : node;
      if (added.parent) added.remove();
      added.parent = this;
      this.children.push(added);
    }
  }
  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((one) => one !== this);
    this.parent = null;
  }
  replaceChildren(...nodes) {
    this.text = "";
    this.children = [];
    this.append(...nodes);
  }
  get all() {
    return this.children.flatMap((one) => [one, ...one.all]);
  }
  matches(selector) {
    const [, tag, name, value, named] = /^([a-z0-9]*)(?:\[([a-z-]+)(?:=([a-z]+))?\])?(?:\.([a-z]+))?$/.exec(selector);
    if (tag && tag !== this.tag) return false;
    if (name && !(name in this.attributes && (!value || this.attributes[name] === value))) return false;
    return !named || this.classList.contains(named);
  }
  querySelectorAll(selector) {
    return this.all.filter((one) => one.matches(selector));
  }
  querySelector(selector) {
    return this.querySelectorAll(selector)[0] || null;
  }
  closest(selector) {
    return this.matches(selector) ? this : this.parent ? this.parent.closest(selector) : null;
  }
  addEventListener(kind, listener) {
    (this.heard[kind] = this.heard[kind] || []).push(listener);
  }
  tell(kind, more = {}) {
    const event = { target: this, preventDefault() {}, ...more };
    for (let node = this; node; node = node.parent) (node.heard[kind] || []).forEach((listen) => listen(event));
  }
  focus() {}
  scrollIntoView() {}
  showModal() {
    this.open = true;
  }
  close() {
    this.open = false;
  }
}

function grown([tag, attributes, text, children]) {
  const node = new Node(tag, attributes, text);
  children.forEach((child) => node.append(grown(child)));
  return node;
}

const root = grown(tree);
globalThis.document = {
  documentElement: root,
  addEventListener: (kind, listener) => root.addEventListener(kind, listener),
  createElement: (tag) => new Node(tag),
  createElementNS: (_, tag) => new Node(tag),
  getElementById: (id) => root.all.find((one) => one.getAttribute("id") === id) || null,
  querySelectorAll: (selector) => root.querySelectorAll(selector),
};
