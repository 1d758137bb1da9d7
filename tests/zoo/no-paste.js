document.addEventListener("paste", (event) => event.preventDefault());
