// A pressed button says that it is at work, and a second press does nothing until the answer is here.
// It stays focusable (aria-disabled), so that the keyboard does not lose its place.
{
  const SAID_AFTER = 500; // milliseconds: a quicker answer need not be announced
  const status = document.getElementById("status");
  let telling = 0;

  const start = (button) => {
    button.setAttribute("aria-disabled", "true");
    button.dataset.busy = "";
    if (!status) return;
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = status.dataset.busy; }, SAID_AFTER);
  };

  const stop = (button) => {
    button.removeAttribute("aria-disabled");
    delete button.dataset.busy;
    clearTimeout(telling);
    if (status && status.textContent === status.dataset.busy) status.textContent = "";
  };

  const buttonOf = (ctx) => {
    const source = ctx.sourceElement;
    return ctx.request?.submitter || (source?.matches?.("button, a.btn") ? source : null);
  };

  document.addEventListener("submit", (event) => {
    if (event.target.querySelector("[data-busy]") || event.submitter?.matches("[data-busy]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-busy]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // Plain forms, which leave the page; whoever answers in place has prevented the default by now.
  window.addEventListener("submit", (event) => {
    const leaves = !event.defaultPrevented && event.target.method === "post";
    if (leaves && event.submitter) start(event.submitter);
  });

  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    const button = buttonOf(ctx);
    if (button) start(button);
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const button = buttonOf(ctx);
    if (button && !ctx.hx?.redirect) stop(button);
  });

  window.addEventListener("pageshow", () => document.querySelectorAll("[data-busy]").forEach(stop));
}
