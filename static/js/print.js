// A button that prints, and what to mind where the browser cannot number pages itself; without this script neither is shown.
for (const button of document.querySelectorAll('[data-behaviour~="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const hint of document.querySelectorAll('[data-behaviour~="unnumbered"]')) {
  hint.hidden = "CSSMarginRule" in window;
}
