document.querySelector(".target").addEventListener("focus", (event) => { if (innerWidth < 600) event.target.blur(); });
