// Text with the reader's own spacing (WCAG 1.4.12): nothing is cut, nothing spills over its neighbour.
const sheet = new CSSStyleSheet();
sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

function spills(box, frame) {
  return box.right > frame.right + 2 || box.bottom > frame.bottom + 4 || box.left < frame.left - 2 || box.top < frame.top - 4;
}

function frameOf(element) {
  for (let up = element; up && up !== document.body; up = up.parentElement) {
    const style = getComputedStyle(up);
    const clips = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    if (clips) return [up, "cut"];
    if (style.overflowX === "auto" || style.overflowY === "auto") return null;
  }
  return null;
}

for (const element of textElements()) {
  const found = frameOf(element);
  const boxes = textBoxes(element);
  if (found && boxes.some((box) => spills(box, found[0].getBoundingClientRect()))) {
    report("text-spacing", element, "text is cut when the reader spaces it");
    continue;
  }
  const own = element.getBoundingClientRect();
  const shape = getComputedStyle(element).display;
  if (!shape.startsWith("inline") && boxes.some((box) => box.bottom > own.bottom + 6)) report("text-spacing", element, "text spills over what follows when the reader spaces it");
}
document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
