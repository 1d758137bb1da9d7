throw new Error("a script that fails");
