// The stops of the keyboard in the order of the page; a group of radio buttons is one stop. Remembers where the focus goes.
const stops = focusable().filter((element) => {
  if (element.type !== "radio" || !element.name) return true;
  const group = [...document.querySelectorAll(`input[type="radio"][name="${CSS.escape(element.name)}"]`)].filter((r) => r.form === element.form);
  return element === (group.find((radio) => radio.checked) || group[0]);
}).slice(0, options.most);
const reached = [];
const note = (event) => reached.push(event.target);
document.addEventListener("focusin", note);
window.numeraiWalk = { stops, reached, name: named, end: () => { document.removeEventListener("focusin", note); document.activeElement?.blur(); scrollTo(0, 0); } };
document.activeElement?.blur();
if (stops.length) stops[0].focus();
findings.push(stops.length);
