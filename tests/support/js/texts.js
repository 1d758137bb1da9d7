// Shared by probes that bend the page: text that its box cuts, text over other text, content wider than the page.
function bentBy(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet); };
}

const AIR = 0.15; // above and below the letters, in the box that a browser gives for them
const spills = (box, frame) =>
  box.right > frame.right + 2 || box.bottom > frame.bottom + 4 || box.left < frame.left - 2 || box.top < frame.top - 4;

// The box that would cut this text; null when nothing does, or when people can scroll it.
function frameOf(element) {
  for (let up = element; up && up !== document.body; up = up.parentElement) {
    const style = getComputedStyle(up);
    if ([style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip")) return up;
    if (style.overflowX === "auto" || style.overflowY === "auto") return null;
  }
  return null;
}

function reportCut(check) {
  for (const element of textElements()) {
    const frame = frameOf(element);
    const boxes = textBoxes(element);
    if (frame && boxes.some((box) => spills(box, frame.getBoundingClientRect()))) {
      report(check, element, "text is cut");
      continue;
    }
    const own = element.getBoundingClientRect();
    if (!getComputedStyle(element).display.startsWith("inline") && boxes.some((box) => box.bottom - AIR * box.height > own.bottom + 3))
      report(check, element, "text spills over what follows");
  }
}

// Boxes of words as people see them: what a scrolling box hides is not there.
function seenBoxes(element) {
  let frame = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    if (getComputedStyle(up).overflow === "visible") continue;
    const box = up.getBoundingClientRect();
    frame = { left: Math.max(frame.left, box.left), right: Math.min(frame.right, box.right), top: Math.max(frame.top, box.top), bottom: Math.min(frame.bottom, box.bottom) };
  }
  return textBoxes(element)
    .map((box) => ({ box, above: AIR * box.height }))
    .map(({ box, above }) => ({ element, left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right), top: Math.max(box.top + above, frame.top), bottom: Math.min(box.bottom - above, frame.bottom) }))
    .filter((box) => box.right > box.left && box.bottom > box.top);
}

const LEAST_OVERLAP = 3; // px both ways
function reportOverlaps(check) {
  const boxes = textElements().flatMap(seenBoxes).sort((one, other) => one.top - other.top);
  boxes.forEach((box, index) => {
    for (let next = index + 1; next < boxes.length && boxes[next].top < box.bottom - LEAST_OVERLAP; next++) {
      const other = boxes[next];
      if (other.element === box.element) continue;
      const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const high = Math.min(box.bottom, other.bottom) - other.top;
      if (wide > LEAST_OVERLAP && high > LEAST_OVERLAP) report(check, other.element, `lies over ${named(box.element)}`);
    }
  });
}

function reportWider(check) {
  const page = document.scrollingElement;
  const limit = document.documentElement.clientWidth;
  if (page.scrollWidth <= limit + 1) return;
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const outside = [...document.body.querySelectorAll("*")].filter((element) => {
    if (element.getBoundingClientRect().right <= limit + 1) return false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return false;
    return true;
  });
  report(check, outside.at(-1) || page, `${page.scrollWidth} px of content in ${limit} px`);
}
