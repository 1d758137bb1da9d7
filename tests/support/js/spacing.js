// Text with the reader's own spacing (WCAG 1.4.12): nothing is cut, nothing lies over its neighbour.
const straight = bentBy("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
reportCut("text-spacing");
reportOverlaps("text-overlap");
straight();
