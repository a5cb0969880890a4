{#- Runs before anything is drawn: a chosen theme shows at once, and what needs scripts is offered. -#}
document.documentElement.classList.replace("no-js", "js");
try {
  const theme = localStorage.getItem("the-way-back.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch (error) { /* A browser that keeps nothing follows the device. */ }
