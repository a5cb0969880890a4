// Empty for the first look.
document.documentElement.classList.replace("no-js", "js");
