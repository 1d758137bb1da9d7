// Words of another language say so: whole sentences, and single words that French has not taken in.
const ENGLISH = new Set("the and of to you your is are with for this that we our have from will can not please click here more about what which or be it on at by an as was were has their".split(" "));
const FRENCH = new Set("le la les un une des du de et à vous votre vos est sont avec pour ce cette nous notre qui que pas plus ou dans sur par en au aux il elle se ne son sa ses".split(" "));
const BORROWED = new Set("workshop feedback newsletter online login password download upload homepage website deadline meeting mailing hotspot phishing replay webinar".split(" "));

for (const element of textElements()) {
  const marked = element.closest("[lang]");
  if (marked && !/^fr\b/.test(marked.lang)) continue;
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ");
  const tokens = words(element.textContent).toLowerCase().split(/[^\p{L}]+/u);
  const english = tokens.filter((token) => ENGLISH.has(token)).length;
  if (english >= 4 && english > 2 * tokens.filter((token) => FRENCH.has(token)).length)
    report("unmarked-language", element, "reads like English and says no lang");
  const single = own.toLowerCase().split(/[^\p{L}-]+/u).find((token) => BORROWED.has(token));
  if (single) report("unmarked-word", element, `"${single}" is English and says no lang`);
}
