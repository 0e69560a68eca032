// Fields that belong to some choices of a form only are shown with these, and sent with these only; what was
// typed into them stays until then. Without this all of them are there, and the server says what does not fit.
//   data-fits      on what holds the fields: the values with which they are shown
//   data-fits-of   the name of the field with these values
{
  const fit = (held) => {
    const chosen = held.closest("form")?.querySelector(`[name="${held.dataset.fitsOf}"]:checked`);
    held.hidden = Boolean(chosen) && !held.dataset.fits.split(" ").includes(chosen.value);
    for (const field of held.querySelectorAll("input, select, textarea")) field.disabled = held.hidden;
  };
  const fitAll = () => document.querySelectorAll("[data-fits]").forEach(fit);

  document.addEventListener("change", ({ target }) => {
    for (const held of target.form?.querySelectorAll(`[data-fits-of="${target.name}"]`) ?? []) fit(held);
  });
  document.addEventListener("htmx:after:swap", fitAll);
  window.addEventListener("pageshow", fitAll); // a browser that goes back keeps what was chosen
  fitAll();
}
