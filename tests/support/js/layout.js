// What the eye meets: sizes of targets and texts, shape of lines.
const LEAST_TARGET = 44;
const LEAST_GAP = 8;
const LEAST_TEXT = 18;
const LONGEST_LINE = 80; // characters, WCAG 1.4.8

function block(element) {
  let up = element.parentElement;
  while (up && getComputedStyle(up).display.startsWith("inline")) up = up.parentElement;
  return up;
}

function inSentence(link) {
  if (!link.matches("a") || getComputedStyle(link).display !== "inline") return false;
  const around = block(link).cloneNode(true);
  around.querySelectorAll("a, button").forEach((other) => other.remove());
  return (words(around.textContent).match(/\p{L}{2,}/gu) || []).length >= 3;
}

function targetBox(element) {
  const boxes = [element, ...(element.labels || [])].map((part) => part.getBoundingClientRect()).filter((box) => box.width && box.height);
  const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
  const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
  return { left, right, top, bottom };
}

// What the eye takes for the target: its box when it is painted, else its words and pictures, whose padding is a gap.
function inkBox(element) {
  const style = getComputedStyle(element);
  const painted = colour(style.backgroundColor)?.alpha > 0 || parseFloat(style.borderTopWidth) > 0 || element.matches("input, select, textarea") || (element.labels || []).length;
  if (painted) return targetBox(element);
  const parts = [element, ...[...element.querySelectorAll("*")].filter(visible)];
  const boxes = [...parts.flatMap(textBoxes), ...parts.filter((part) => part.matches("svg, img")).map((part) => part.getBoundingClientRect())];
  if (!boxes.length) return targetBox(element);
  const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
  return { left, top, right, bottom };
}

const TARGETS = 'a, button, input, select, textarea, summary, [role="button"], [role="link"]';
const shown = (element) => visible(element) || [...(element.labels || [])].some(visible);
const targets = focusable().filter((element) => element.matches(TARGETS) && shown(element) && !inSentence(element));
for (const element of targets) {
  const box = targetBox(element);
  if (box.right - box.left >= LEAST_TARGET - 0.5 && box.bottom - box.top >= LEAST_TARGET - 0.5) continue;
  report("target-size", element, `${Math.round(box.right - box.left)} × ${Math.round(box.bottom - box.top)} px, less than ${LEAST_TARGET} × ${LEAST_TARGET}`);
}

// A mark of a drawing has a twin in a list (WCAG 2.5.8 calls it an equivalent).
const inks = targets.filter((element) => !element.closest("svg")).map((element) => ({ element, ...inkBox(element) })).sort((one, other) => one.top - other.top);
inks.forEach((one, index) => {
  for (let next = index + 1; next < inks.length && inks[next].top < one.bottom + LEAST_GAP - 0.5; next++) {
    const other = inks[next];
    const [aside, below] = [Math.max(other.left - one.right, one.left - other.right), other.top - one.bottom];
    const apart = Math.max(aside, below);
    if (apart < LEAST_GAP - 0.5 && !one.element.contains(other.element)) report("target-gap", other.element, `${Math.round(apart)} px from ${named(one.element)}, less than ${LEAST_GAP}`);
  }
});

for (const element of textElements()) {
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  if (size < LEAST_TEXT - 0.5) report("text-size", element, `${size} px, less than ${LEAST_TEXT} px`);
  if (style.textAlign === "justify") report("justified", element, "justified text opens rivers between words");
  const rows = new Set(textBoxes(element).map((box) => Math.round(box.top)));
  if (rows.size < 2 || !["block", "list-item", "table-cell", "flow-root"].includes(style.display) || element.matches("h1, h2, h3, legend")) continue;
  if (parseFloat(style.lineHeight) / size < 1.49) report("line-height", element, `line height ${style.lineHeight} for ${size} px`);
  const length = words(element.textContent).length / rows.size;
  if (length > LONGEST_LINE) report("line-length", element, `about ${Math.round(length)} characters per line`);
}
