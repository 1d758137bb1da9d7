// The reader asked for calm: nothing may run.
for (const animation of document.getAnimations()) {
  if (animation.playState === "running") report("reduced-motion", animation.effect.target, "still moves when the reader asked for less motion");
}
for (const element of document.querySelectorAll("animate, animateTransform, animateMotion, marquee")) report("reduced-motion", element, "moves by itself");
