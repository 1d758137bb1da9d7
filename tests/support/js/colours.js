// Shared by probes of colours: the colour that is painted behind an element, and WCAG's ratio of two colours.
function colour(text) {
  const parts = (text.match(/[\d.]+/g) || []).map(Number);
  if (parts.length < 3) return null;
  const scale = text.startsWith("color(") ? 255 : 1;
  return { rgb: parts.slice(0, 3).map((part) => part * scale), alpha: parts.length > 3 ? parts[3] : 1 };
}
function luminance(rgb) {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, two) {
  const [light, dark] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
const laid = (over, under, alpha) => over.map((part, index) => part * alpha + under[index] * (1 - alpha));

// Null behind a picture or a gradient: the eye must judge. Colours do not change while a probe runs.
const grounds = new Map();
function background(element) {
  if (!element) return colour(paper()).rgb;
  if (!grounds.has(element)) grounds.set(element, ground(element));
  return grounds.get(element);
}
function ground(element) {
  const style = getComputedStyle(element);
  if (style.backgroundImage !== "none") return null;
  const own = colour(style.backgroundColor);
  if (own && own.alpha > 0.99) return own.rgb;
  const behind = background(element.parentElement);
  return own && own.alpha > 0 && behind ? laid(own.rgb, behind, own.alpha) : behind;
}
const paper = () => (getComputedStyle(document.documentElement).colorScheme.startsWith("dark") ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)");
