// Each stop of the keyboard shows a ring of 2 px or more, 3:1 against what surrounds it, in view and not covered.
const RING = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderTopWidth", "borderBottomColor", "borderBottomWidth"];
const look = (element) => { const style = getComputedStyle(element); return Object.fromEntries(RING.map((name) => [name, style[name]])); };
const holders = (element) => [element, ...(element.labels || []), element.parentElement].filter(Boolean);

function ring(element, before, after) {
  if (after.outlineStyle !== "none" && parseFloat(after.outlineWidth) >= 2) {
    const drawn = colour(after.outlineColor);
    const around = background(element.parentElement || element);
    if (!drawn || drawn.alpha < 0.5) return "transparent";
    return around && after.outlineStyle !== "auto" && contrast(drawn.rgb, around) < 3 ? "faint" : "seen";
  }
  return after.boxShadow !== before.boxShadow || after.borderTopWidth !== before.borderTopWidth || after.borderBottomWidth !== before.borderBottomWidth ? "seen" : "none";
}

// The middle and each side of what has the focus: a banner over half of a button hides it too.
function covered(element) {
  const box = element.getBoundingClientRect();
  if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return "out of view";
  const own = holders(element).slice(0, -1);
  const points = [[.5, .5], [.5, .08], [.5, .92], [.04, .5], [.96, .5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  // A mark of a drawing has no plain box: its middle speaks for it.
  const hidden = points.slice(0, element.closest("svg") ? 1 : points.length).some(([x, y]) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false; // taller than the screen
    const hit = document.elementFromPoint(x, y);
    return hit && !own.some((part) => part.contains(hit) || hit.contains(part));
  });
  return hidden ? "covered" : "";
}

const stops = focusable();
const start = document.activeElement;
stops.forEach((element) => element.blur());
const before = new Map(stops.map((element) => [element, holders(element).map(look)]));
for (const element of stops) {
  element.focus({ focusVisible: true });
  if (document.activeElement !== element) { report("focus-reach", element, "cannot be reached by the keyboard"); continue; }
  const seen = holders(element).map((part, index) => ring(part, before.get(element)[index], look(part)));
  if (!seen.includes("seen")) report(options.check, element, seen.find((word) => word !== "none") ? "the focus ring is too faint" : "no focus ring");
  const hidden = options.covered && covered(element);
  if (hidden) report("focus-covered", element, `the focused element is ${hidden}`);
  element.blur();
}
if (start && start !== document.body) start.focus();
scrollTo(0, 0);
