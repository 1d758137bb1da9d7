document.querySelector(".target").addEventListener("keydown", (event) => event.preventDefault());
