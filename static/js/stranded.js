// What could not be sent before the minutes were adopted is shown, so that nothing that somebody typed is
// lost: [data-stranded="PERSON"] with [data-drafts="FORMID …"] (see drafts.js) names the notes of the page.
// It stays until its writer removes it from the browser, or signs out.
{
  const keysOf = (box) => box.dataset.drafts.split(" ").map((id) => `lingkar:${box.dataset.stranded}:${id}`);

  // A browser that keeps nothing has nothing to show.
  const kept = (work) => { try { return work(localStorage); } catch { return null; } };

  const textOf = (key) => kept((store) => JSON.parse(store.getItem(key))?.text);

  const look = () => {
    for (const box of document.querySelectorAll("[data-stranded]")) {
      const texts = keysOf(box).map(textOf).filter(Boolean);
      box.querySelector(".as-typed").textContent = texts.join("\n\n");
      box.hidden = texts.length === 0;
    }
  };

  document.addEventListener("click", (event) => {
    const box = event.target.closest?.('[data-behaviour~="erase-stranded"]')?.closest("[data-stranded]");
    if (!box) return;
    for (const key of keysOf(box)) kept((store) => store.removeItem(key));
    look();
    document.querySelector("main h1")?.setAttribute("tabindex", "-1");
    document.querySelector("main h1")?.focus({ preventScroll: true });
  });

  document.addEventListener("htmx:finally:request", look);
  look();
}
