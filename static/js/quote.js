// Keeps what was typed, and whether by name, when a quotation comes into the reply form: the quotation is put below it, and the
// writing goes on at its end. The link that asks for it has data-behaviour="quote".
{
  const isQuote = (ctx) => ctx.sourceElement?.matches?.('[data-behaviour~="quote"]');

  document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
    if (!isQuote(ctx)) return;
    for (const { target, fragment } of tasks) {
      const typed = target?.querySelector?.("textarea")?.value.trimEnd();
      const field = fragment.querySelector("textarea");
      if (typed && field) field.textContent = `${typed}\n\n${field.textContent}`;
      if (target?.querySelector?.("[name=nameless]")?.checked) fragment.querySelector("[name=nameless]")?.setAttribute("checked", "");
    }
  });

  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    const field = document.activeElement;
    if (!isQuote(ctx) || !field.matches("textarea")) return;
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event("input", { bubbles: true })); // it is kept like what was typed
  });
}
