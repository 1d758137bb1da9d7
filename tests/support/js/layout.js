// What the eye meets: sizes of targets and texts, shape of lines.
const LEAST_TARGET = 44;
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
  return { width: right - left, height: bottom - top };
}

for (const element of focusable().filter((e) => e.matches('a, button, input, select, textarea, summary, [role="button"], [role="link"]'))) {
  if (!visible(element) && ![...(element.labels || [])].some(visible)) continue;
  const box = targetBox(element);
  if (inSentence(element) || (box.width >= LEAST_TARGET - 0.5 && box.height >= LEAST_TARGET - 0.5)) continue;
  report("target-size", element, `${Math.round(box.width)} × ${Math.round(box.height)} px, less than ${LEAST_TARGET} × ${LEAST_TARGET}`);
}

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
