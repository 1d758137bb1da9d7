// Each stop of the keyboard shows a ring of 2 px or more, 3:1 against what surrounds it, in view and not covered.
const RING = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderTopWidth", "borderBottomColor", "borderBottomWidth"];
const look = (element) => { const style = getComputedStyle(element); return Object.fromEntries(RING.map((name) => [name, style[name]])); };
const holders = (element) => [element, ...(element.labels || []), element.parentElement].filter(Boolean);

function colour(text) {
  const parts = (text.match(/[\d.]+/g) || []).map(Number);
  return parts.length < 3 ? null : { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
}
function luminance(rgb) {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function background(element) {
  for (let up = element; up; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.backgroundImage !== "none") return null; // an image or a gradient: the eye must judge
    const found = colour(style.backgroundColor);
    if (found && found.alpha > 0.99) return found.rgb;
  }
  return [255, 255, 255];
}
function contrast(one, two) {
  const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function ring(element, before, after) {
  if (after.outlineStyle !== "none" && parseFloat(after.outlineWidth) >= 2) {
    const drawn = colour(after.outlineColor);
    const around = background(element.parentElement || element);
    if (!drawn || drawn.alpha < 0.5) return "transparent";
    return around && after.outlineStyle !== "auto" && contrast(drawn.rgb, around) < 3 ? "faint" : "seen";
  }
  return after.boxShadow !== before.boxShadow || after.borderTopWidth !== before.borderTopWidth || after.borderBottomWidth !== before.borderBottomWidth ? "seen" : "none";
}

function covered(element) {
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) return "out of view";
  const hit = document.elementFromPoint(x, y);
  const own = holders(element).slice(0, -1);
  return hit && !own.some((part) => part.contains(hit) || hit.contains(part)) ? "covered" : "";
}

const stops = focusable();
const start = document.activeElement;
stops.forEach((element) => element.blur());
const before = new Map(stops.map((element) => [element, holders(element).map(look)]));
for (const element of stops) {
  element.focus({ focusVisible: true });
  if (document.activeElement !== element) { report("focus-ring", element, "cannot be reached by the keyboard"); continue; }
  const seen = holders(element).map((part, index) => ring(part, before.get(element)[index], look(part)));
  if (!seen.includes("seen")) report("focus-ring", element, seen.find((word) => word !== "none") ? "the focus ring is too faint" : "no focus ring");
  const hidden = covered(element);
  if (hidden) report("focus-ring", element, `the focused element is ${hidden}`);
  element.blur();
}
if (start && start !== document.body) start.focus();
scrollTo(0, 0);
