// On paper: no menu, addresses that can be typed, dark words, nothing cut.
const PAPER = [255, 255, 255];
const printed = (element) => words(`${element.textContent} ${getComputedStyle(element, "::after").content} ${getComputedStyle(element, "::before").content}`);
const digits = (text) => text.replace(/\D/g, "");

for (const menu of document.querySelectorAll("nav, [role=navigation]")) {
  if (visible(menu) && words(menu.innerText)) report("print-menu", menu, "a menu is printed");
}
for (const link of document.querySelectorAll('main a[href^="http"], main a[href^="mailto:"], main a[href^="tel:"]')) {
  if (!visible(link)) continue;
  const [kind, address] = [link.protocol, link.getAttribute("href")];
  const said = printed(link);
  const told = kind === "tel:" ? digits(words(link.closest("p, li, dd, td")?.innerText || said)).includes(digits(address).slice(-6))
    : said.includes(kind === "mailto:" ? address.slice(7).split("?")[0] : address);
  if (!told) report("print-address", link, "the paper does not say where this leads");
}
const day = document.documentElement.className;
document.documentElement.classList.add("scheme-dark"); // the device's colours are not those of the paper
for (const element of textElements()) {
  const style = getComputedStyle(element);
  const behind = style.printColorAdjust === "exact" ? background(element) : PAPER;
  const ink = colour(style.color);
  if (behind && ink && contrast(laid(ink.rgb, behind, ink.alpha), behind) < 6.95) report("print-ink", element, `words in ${style.color} on paper`);
}
document.documentElement.className = day;
for (const box of document.querySelectorAll("body *")) {
  const style = getComputedStyle(box);
  if (style.position === "fixed" && visible(box)) report("print-cut", box, "stands in the way on every sheet");
  if (style.overflowX === "visible" || !visible(box) || box.matches("input, textarea, select, svg, svg *")) continue;
  if (box.scrollWidth > box.clientWidth + 2 && words(box.innerText)) report("print-cut", box, "paper cannot be scrolled");
}
reportWider("print-cut");
