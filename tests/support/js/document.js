// What the document says of itself: language, title, headings, names of links and fields, forbidden constructs.
const FORBIDDEN_LINKS = new Set(["cliquez ici", "cliquer ici", "ici", "en savoir plus", "lire la suite", "plus d’infos", "plus", "lien", "suite"]);
const HEAVY_TYPES = new Set(["date", "time", "datetime-local", "month", "week", "range", "color"]);
const root = document.documentElement;

if (!document.doctype || document.compatMode !== "CSS1Compat") report("doctype", root, "the page has no <!doctype html>");
if (!/^fr\b/.test(root.lang)) report("lang", root, `the language of the page is "${root.lang}", not French`);
if (document.characterSet !== "UTF-8") report("charset", root, `read as ${document.characterSet}, not UTF-8`);
if (!/^(Erreur\u00a0: )?\S.* – Numé-Raï$/.test(document.title))
  report("title", root, `"${document.title}" does not follow "Question – Parcours – Numé-Raï"`);

const headings = [...document.querySelectorAll("h1")].filter((h) => h.checkVisibility());
if (headings.length !== 1) report("one-h1", headings[1] || root, `${headings.length} h1 instead of one`);

const first = focusable()[0];
if (first) {
  const target = first.matches('a[href^="#"]') && document.getElementById(first.hash.slice(1));
  const main = document.querySelector("main");
  if (!target || !main || !(target === main || target.contains(main) || main.contains(target)))
    report("skip-link", first, "the first stop of the keyboard is not a link to the content");
}

for (const link of document.querySelectorAll("a[href]")) {
  const name = words(link.getAttribute("aria-label") || link.textContent).toLowerCase().replace(/[.…:!?»«\s]+$/u, "");
  if (FORBIDDEN_LINKS.has(name)) report("link-text", link, `"${name}" does not say where the link leads`);
}

for (const element of document.querySelectorAll("*")) {
  const inline = [...element.attributes].find((a) => /^on[a-z]+$/.test(a.name) || a.name === "style" || /^\s*javascript:/i.test(a.value));
  if (inline) report("inline-code", element, `the attribute ${inline.name} belongs in a file`);
  if (element.hasAttribute("placeholder")) report("placeholder", element, "a placeholder vanishes when people type: write a hint");
  if (element.hasAttribute("disabled") || element.getAttribute("aria-disabled") === "true")
    report("disabled", element, "say in words what is missing instead of disabling");
  if (element.getAttribute("target") === "_blank") report("new-window", element, "opens a new window");
  if (Number(element.getAttribute("tabindex")) > 0) report("tabindex", element, "changes the order of the keyboard");
  if (element.hasAttribute("accesskey")) report("accesskey", element, "a single-key shortcut");
  if (element.matches("[autoplay], marquee, blink, meta[http-equiv=refresh i]")) report("moves-alone", element, "moves or plays without being asked");
  if (element.matches("iframe, embed, object, table[role=presentation], table[role=none]")) report("forbidden-element", element, "this construct is not used here");
}

for (const field of document.querySelectorAll('input:not([type="hidden"]):not([type="submit"]):not([type="button"]):not([type="image"]), select, textarea')) {
  const labels = [...(field.labels || []), ...(field.getAttribute("aria-labelledby") || "").split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean)];
  if (!labels.some((label) => words(label.textContent))) report("label", field, "no visible label");
}
for (const name of new Set([...document.querySelectorAll('input[type="radio"]')].map((radio) => radio.name))) {
  const group = document.querySelector(`input[type="radio"][name="${CSS.escape(name)}"]`);
  const box = group.closest("fieldset, [role=radiogroup]");
  const legend = box && (box.querySelector("legend") || box.getAttribute("aria-labelledby") || box.getAttribute("aria-label"));
  if (!legend) report("group-label", group, `the choices "${name}" are not in a group with a name`);
}
for (const table of document.querySelectorAll("table")) {
  if (!table.querySelector("th")) report("table-headers", table, "a table without header cells");
  else if (!table.querySelector("caption") && !table.hasAttribute("aria-labelledby")) report("table-headers", table, "a table without a caption");
}

if (options.simple) {
  for (const element of document.querySelectorAll("select, details, dialog, [role=dialog], [role=tablist], input")) {
    if (!element.matches("input") || HEAVY_TYPES.has(element.type)) report("heavy-control", element, "too hard for a participant's page");
  }
}
