// Keys for people who do not reach for the mouse: `/` goes to the search, `?` shows the list of keys.
// They can be switched off in that list, for those who dictate to the browser. A [data-key="n"] on the page is
// pressed by that key; Escape leaves a text first.
{
  const OFF = "lingkar.keys-off"; // a habit of the browser, so it outlives signing out
  const list = document.getElementById("keys");
  const used = list.querySelector('[data-behaviour~="keys-used"]');

  const typing = (element) => element.matches("input, textarea, select, [contenteditable]");

  const search = () => {
    const field = document.querySelector('[data-behaviour~="search"]');
    if (!field) return false;
    if (field.offsetParent) field.focus();
    else window.location.href = field.form.action;
    return true;
  };

  const shown = (element) => element.getClientRects().length > 0;
  const press = (key) => [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === key && shown(element),
  )?.click();

  document.addEventListener("keydown", (event) => {
    if (!used.checked || event.ctrlKey || event.metaKey || event.altKey || list.open) return;
    if (event.key === "Escape" && event.target.matches("textarea") && document.querySelector("[data-key]")) {
      event.target.blur();
    }
    if (typing(event.target)) return;
    if (/^[a-z]$/.test(event.key)) press(event.key);
    if (event.key === "/" && search()) event.preventDefault();
    if (event.key === "?") list.showModal();
  });

  for (const button of document.querySelectorAll('[data-behaviour~="keys"]')) {
    button.hidden = false;
    button.addEventListener("click", () => list.showModal());
  }

  try {
    used.checked = !localStorage.getItem(OFF);
    used.addEventListener("change", () => {
      if (used.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "yes");
    });
  } catch {
    // A browser that keeps nothing has the keys on.
  }
}
