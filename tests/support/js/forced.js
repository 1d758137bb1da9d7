// Forced colours: what is left of a control when the system paints it. Run before, then in, those colours.
const BUTTONS = 'button, [role="button"], input[type="submit"], input[type="button"]';
const FIELDS = 'input:not([type="hidden"]), select, textarea';
const SIDES = ["Top", "Right", "Bottom", "Left"];
const drawn = (style) => SIDES.some((side) => !["none", "hidden"].includes(style[`border${side}Style`]) && parseFloat(style[`border${side}Width`]) >= 1 && colour(style[`border${side}Color`])?.alpha > 0)
  || (!["none", "hidden"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 1);
const underlined = (style) => style.textDecorationLine.includes("underline");
const native = (element, style) => element.matches('input[type="radio"], input[type="checkbox"], input[type="file"]') && style.appearance !== "none";
const looks = (element) => ["", "::before", "::after"].map((part) => {
  const style = getComputedStyle(element, part || null);
  return [style.content, style.borderTopWidth, style.borderBottomWidth, style.borderRightWidth, style.outlineStyle, style.display];
}).join();

if (options.before) {
  const painted = (link) => {
    const style = getComputedStyle(link);
    const own = colour(style.backgroundColor);
    return style.display !== "inline" && (drawn(style) || (own && own.alpha > 0));
  };
  window.numeraiPainted = [...document.querySelectorAll("main a[href]")].filter((link) => visible(link) && painted(link));
} else {
  for (const control of [...document.querySelectorAll(`${BUTTONS}, ${FIELDS}`), ...window.numeraiPainted]) {
    if (!visible(control)) continue;
    const style = getComputedStyle(control);
    const kept = native(control, style) || [control, ...(control.labels || [])].some((part) => drawn(getComputedStyle(part)));
    if (!kept && !underlined(style)) report("forced-edge", control, "has no edge left when the system chooses the colours");
  }
  for (const choice of document.querySelectorAll('input[type="radio"], input[type="checkbox"]')) {
    if (!visible(choice) || native(choice, getComputedStyle(choice))) continue;
    const parts = [choice, ...(choice.labels || [])];
    const chosen = choice.checked;
    choice.checked = true;
    const yes = parts.map(looks).join();
    choice.checked = false;
    const no = parts.map(looks).join();
    choice.checked = chosen;
    if (yes === no) report("forced-choice", choice, "chosen or not, it looks the same when the system chooses the colours");
  }
}
