// A test presses what a swap has just brought faster than any person could: before htmx has taken
// it over, so that the browser would send it the plain way. This waits for htmx, then presses.
document.addEventListener("click", (event) => {
  const pressed = event.target.closest("a, button");
  const acting = pressed && (pressed.closest("[hx-get], [hx-post]") || pressed.form);
  const isTaken = () => !acting?.isConnected || acting.hasAttribute("data-htmx-powered");
  if (!acting?.matches("[hx-get], [hx-post]") || acting.closest("[hx-ignore]") || isTaken()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const again = () => (isTaken() ? pressed.click() : requestAnimationFrame(again));
  again();
}, true);
