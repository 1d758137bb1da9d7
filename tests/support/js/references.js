// What the code of a page promises: each name once, each reference kept, fields that a telephone can fill in and that take a paste.
const known = new Map();
for (const element of document.querySelectorAll("[id]")) {
  if (known.has(element.id)) report("duplicate-id", element, `the id "${element.id}" is written twice`);
  known.set(element.id, element);
}
const POINTERS = ["aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage", "aria-owns", "for", "form", "list", "headers"];
for (const name of POINTERS) {
  for (const element of document.querySelectorAll(`[${name}]`)) {
    for (const id of element.getAttribute(name).split(/\s+/)) {
      if (id && !known.has(id)) report("reference", element, `${name} names "${id}", which is nowhere`);
    }
  }
}
for (const link of document.querySelectorAll('a[href^="#"]')) {
  const id = decodeURIComponent(link.getAttribute("href").slice(1));
  if (id && !known.has(id)) report("reference", link, `leads to "${id}", which is nowhere`);
}

const PERSONAL = /^((votre|vos|son|sa|le|la) )?(prénom|nom( de famille)?$|(numéro de )?téléphone|(adresse )?e-mail|année de naissance|mot de passe|identifiant)/i;
const TYPED = 'input:not([type="hidden"], [type="radio"], [type="checkbox"], [type="file"], [type="submit"], [type="button"]), textarea';
const asked = new Map();
for (const field of document.querySelectorAll(TYPED)) {
  const label = words([...(field.labels || [])].map((one) => one.textContent).join(" "));
  const says = field.getAttribute("autocomplete") || field.form?.getAttribute("autocomplete");
  const personal = PERSONAL.test(label) || ["tel", "email", "password"].includes(field.type);
  if (personal && !says) report("autocomplete", field, "does not say what a telephone may fill in for its owner");
  if (field.type === "password" && says === "off") report("autocomplete", field, "a password must not have to be remembered");
  const group = words(field.closest("fieldset")?.querySelector("legend")?.textContent);
  const question = `${group} ${label} ${field.form ? [...document.forms].indexOf(field.form) : ""}`;
  if (label && asked.has(question)) report("asked-twice", field, `"${label}" is asked twice`);
  asked.set(question, field);
  const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  if (!field.dispatchEvent(paste)) report("paste", field, "refuses what people paste");
}
