// What could not be sent before the minutes were adopted is shown, so that nothing that somebody typed is
// lost: [data-stranded="PERSON"] with [data-drafts="FORMID …"] (see drafts.js) names the notes of the page.
for (const box of document.querySelectorAll("[data-stranded]")) {
  const keys = box.dataset.drafts.split(" ").map((id) => `lingkar:${box.dataset.stranded}:${id}`);
  try {
    const texts = keys.map((key) => JSON.parse(localStorage.getItem(key))?.text).filter(Boolean);
    box.querySelector(".as-typed").textContent = texts.join("\n\n");
    box.hidden = texts.length === 0;
  } catch {
    // A browser that keeps nothing has nothing to show.
  }
}
