// Who types just now. A form[data-types="address"] tells the server while somebody types in its textarea, at
// most every few seconds; with its box [name=nameless] ticked it tells nothing. What the server says of others
// comes with the polled posts as [data-at="place"], and is shown at [data-typing~="place"], a line that takes
// no room of its own, so that nothing moves under the hands of those who write.
{
  const PAUSE = 4000; // milliseconds; the server forgets after twice as long (TYPING)
  const told = new WeakMap(); // form -> when it last told

  const tell = (form) => {
    if (Date.now() - (told.get(form) || 0) < PAUSE || form.elements.nameless?.checked) return;
    told.set(form, Date.now());
    const sent = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
    // Without an answer the others do not know; whoever types need not.
    fetch(form.dataset.types, { method: "POST", body: sent, redirect: "manual" }).catch(() => {});
  };

  const show = () => {
    const lines = [...document.querySelectorAll("[data-at]")];
    for (const place of document.querySelectorAll("[data-typing]")) {
      const names = place.dataset.typing.split(" ");
      const here = lines.filter((line) => names.includes(line.dataset.at));
      const words = here.map((line) => line.textContent).join(" ");
      if (place.textContent !== words) place.textContent = words;
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (event.isTrusted && event.target.matches("textarea") && form?.dataset.types) tell(form);
  });
  document.addEventListener("htmx:finally:request", show);
}
