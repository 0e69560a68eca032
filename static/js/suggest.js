// A field that offers what fits what is being typed: the arrows go through the offers, Enter or a click
// takes one, Escape puts them away. htmx brings them into the list that data-list names.
//   data-several   on the field: an offer takes the place of what stands behind the last comma
//   data-href      on an offer: taking it opens the page; else data-value is what the field then says
{
  const FIELD = '[data-behaviour~="suggest"]';
  const listOf = (field) => document.getElementById(field.dataset.list);
  const offersOf = (field) => [...listOf(field).querySelectorAll('[role="option"]')];
  const choices = new WeakMap(); // field -> what the marked offer stands for
  const meaningOf = (offer) => offer.dataset.href || offer.dataset.value;
  const marked = (field) => offersOf(field).findIndex((one) => one.getAttribute("aria-selected") === "true");

  const open = (field, isOpen) => {
    listOf(field).hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) mark(field, -1);
  };

  const mark = (field, place) => {
    offersOf(field).forEach((one, at) => one.setAttribute("aria-selected", String(at === place)));
    const offer = offersOf(field)[place];
    choices.set(field, offer && meaningOf(offer));
    if (offer) field.setAttribute("aria-activedescendant", offer.id);
    else field.removeAttribute("aria-activedescendant");
    offer?.scrollIntoView({ block: "nearest" });
  };

  const take = (field, offer) => {
    if (offer.dataset.href) { window.location.href = offer.dataset.href; return; }
    const before = "several" in field.dataset ? field.value.slice(0, field.value.lastIndexOf(",") + 1) : "";
    field.value = `${before}${before && " "}${offer.dataset.value}${"several" in field.dataset ? ", " : ""}`;
    open(field, false);
    listOf(field).replaceChildren();
    field.focus();
  };

  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches?.(FIELD)) return;
    target.setAttribute("role", "combobox");
    target.setAttribute("aria-autocomplete", "list");
    target.setAttribute("aria-controls", target.dataset.list);
    target.setAttribute("aria-expanded", String(!listOf(target).hidden));
  });

  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches?.(FIELD)) return;
    open(target, false);
    listOf(target).replaceChildren();
  });

  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    const field = ctx.sourceElement;
    if (!field?.matches?.(FIELD)) return;
    const chosen = choices.get(field); // an answer that comes late does not take the choice away
    open(field, field === document.activeElement && offersOf(field).length > 0);
    if (chosen) mark(field, offersOf(field).findIndex((offer) => meaningOf(offer) === chosen));
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches?.(FIELD) || event.isComposing) return;
    const offers = offersOf(field), at = marked(field), isOpen = !listOf(field).hidden;
    if (event.key === "Escape" && isOpen) open(field, false);
    else if (event.key === "Enter" && isOpen && at >= 0) take(field, offers[at]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && offers.length) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      open(field, true);
      mark(field, at < 0 ? (step > 0 ? 0 : offers.length - 1) : (at + step + offers.length) % offers.length);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  // Pressing the mouse on an offer must not take the focus from the field, which would close the list.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.(".suggest__list")) event.preventDefault();
  });

  document.addEventListener("click", ({ target }) => {
    const list = target.closest?.(".suggest__list"), offer = target.closest?.('[role="option"]');
    const field = list && document.querySelector(`${FIELD}[data-list="${list.id}"]`);
    if (field && offer) take(field, offer);
  });
}
