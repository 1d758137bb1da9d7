// At this width, does the page need to be dragged sideways? Names what sticks out.
reportWider("reflow");
