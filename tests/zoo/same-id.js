document.querySelector(".copy").id = "where";
