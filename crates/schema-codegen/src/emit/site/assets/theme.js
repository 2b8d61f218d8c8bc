// Runs before the first paint: a stored choice of theme holds from the start, and style knows that scripts run.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  } catch (denied) {
    // Storage may be switched off; the system's setting holds then.
  }
})();
