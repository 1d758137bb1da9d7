// A page that reports errors says so in its title, above its h1 with the focus there, and at each field with the same words.
const clean = (text) => words(text).replace(/^Erreur\s?:\s?/, "");
const wrong = [...document.querySelectorAll('[aria-invalid="true"]')];
const titled = document.title.startsWith("Erreur\u00a0: ");
const heading = document.querySelector("h1");
const above = (element) => heading && !element.contains(heading) && element.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING;
const summary = [...document.querySelectorAll("[tabindex='-1'], [autofocus], [role='alert']")].find(
  (box) => above(box) && box.querySelector('a[href^="#"]'));

function explained(field) {
  const ids = `${field.getAttribute("aria-describedby") || ""} ${field.getAttribute("aria-errormessage") || ""}`.split(/\s+/);
  const group = field.closest("fieldset[aria-describedby]");
  const all = group ? [...ids, ...group.getAttribute("aria-describedby").split(/\s+/)] : ids;
  return all.map((id) => document.getElementById(id)).filter(Boolean).map((element) => clean(element.textContent));
}

function fieldOf(link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return null;
  return target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea");
}

if (titled || wrong.length || summary) {
  if (!titled) report("error-page", heading, 'the title does not begin with "Erreur : "');
  if (!summary) report("error-page", heading, "no list of errors above the h1");
  if (!wrong.length) report("error-page", heading, "no field is marked aria-invalid");
  if (summary) {
    if (document.activeElement !== summary) report("error-page", summary, "the list of errors does not have the focus");
    const links = [...summary.querySelectorAll('a[href^="#"]')];
    for (const link of links) {
      const field = fieldOf(link);
      if (!field) report("error-page", link, "leads to no field");
      else if (!explained(field).includes(clean(link.textContent))) report("error-page", link, "the field does not say the same words");
    }
    const reached = links.map(fieldOf);
    for (const field of wrong) {
      const known = reached.some((other) => other === field || (other && other.name === field.name));
      if (!known) report("error-page", field, "this wrong field is not in the list of errors");
    }
  }
}
