// Every word 7:1 against what lies behind it, every edge of a field 3:1, in the colours that are chosen now.
for (const element of textElements()) {
  const behind = background(element);
  const ink = colour(getComputedStyle(element).color);
  if (!behind || !ink) continue;
  const found = contrast(laid(ink.rgb, behind, ink.alpha), behind);
  if (found < 6.95) report(options.check, element, `words at ${found.toFixed(2)}:1`);
}
const native = (field, style) => field.matches('[type="radio"], [type="checkbox"], [type="file"], [type="submit"], [type="button"]') && style.appearance !== "none";
for (const field of document.querySelectorAll('input:not([type="hidden"]), select, textarea')) {
  const style = getComputedStyle(field);
  const edge = colour(style.borderBottomColor);
  const around = background(field.parentElement);
  if (!visible(field) || native(field, style) || parseFloat(style.borderBottomWidth) < 1 || !around || !edge) continue;
  const found = contrast(laid(edge.rgb, around, edge.alpha), around);
  if (found < 2.95) report(options.check, field, `edge at ${found.toFixed(2)}:1`);
}
