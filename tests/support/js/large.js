// Letters twice as large (WCAG 1.4.4): the page stays in its width, nothing is cut, nothing lies over its neighbour.
reportWider("large-text");
reportCut("large-text-cut");
reportOverlaps("large-text-overlap");
