// Shared by every probe: how to report, name an element, and tell whether people can see it.
const findings = [];
const report = (check, element, words) => findings.push({ check, where: named(element), words });

function named(element) {
  if (!element || !element.tagName) return "document";
  const id = element.id ? `#${element.id}` : "";
  const classes = [...(element.classList || [])].map((name) => `.${name}`).join("");
  const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${element.tagName.toLowerCase()}${id}${classes}>${text ? ` "${text}"` : ""}`;
}

function visible(element) {
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width < 2 || box.height < 2) return false;
  const page = document.documentElement;
  return box.right + scrollX > 0 && box.bottom + scrollY > 0 && box.left < page.scrollWidth;
}

const words = (text) => (text || "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
const FOCUSABLE =
  'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex], [contenteditable="true"]';
const focusable = () =>
  [...document.querySelectorAll(FOCUSABLE)].filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));

// Elements that hold text of their own, with that text.
function textElements() {
  const holders = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (/[\p{L}\p{N}]/u.test(walker.currentNode.data) && parent && !parent.closest("script, style, template, title, svg")) holders.add(parent);
  }
  return [...holders].filter(visible);
}

function textBoxes(element) {
  const range = document.createRange();
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .flatMap((node) => { range.selectNodeContents(node); return [...range.getClientRects()]; })
    .filter((box) => box.width > 1 && box.height > 1);
}
