// At this width, does the page need to be dragged sideways? Names what sticks out.
const page = document.scrollingElement;
const limit = document.documentElement.clientWidth;
if (page.scrollWidth > limit + 1) {
  const scrolls = (element) => { const x = getComputedStyle(element).overflowX; return x === "auto" || x === "scroll"; };
  const outside = [...document.body.querySelectorAll("*")].filter((element) => {
    if (element.getBoundingClientRect().right <= limit + 1) return false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return false;
    return true;
  });
  report(options.check, outside.at(-1) || page, `${page.scrollWidth} px of content in ${limit} px`);
}
