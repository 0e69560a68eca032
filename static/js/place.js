// Where the keyboard goes on when a press has renewed a part of the page, and what is said of it.
//   data-then="selector"   on what was pressed (form, button, link): the first thing of these that is shown
//   otherwise, where what was pressed is gone: the field that is wrong, or in the nearest part around it
//   that is still there the main button, else the heading, else the first field or button
//   data-tells="selector"  the words of what it finds are said in #status, for those who see no change
// Whoever has gone elsewhere in the meantime stays there.
{
  const LONGEST = 300; // letters: more than a sentence or two is read on the page
  const HEADINGS = "h1, h2, h3";
  const PLACES = [".btn--main", HEADINGS, "textarea, button, a.btn, summary"];
  const WRONG = '[aria-invalid="true"]';
  const status = document.getElementById("status");
  const presses = new WeakMap(); // request context -> what was pressed, as it was then

  const isShown = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;
  const shown = (part, selector) => selector && [...part.querySelectorAll(selector)].find(isShown);
  const wordsOf = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const isLost = (element) => !element || element === document.body || !isShown(element);
  const isPress = (ctx) => ctx.sourceEvent?.type === "click" || Boolean(ctx.request.submitter);

  const idsAround = (element) => {
    const ids = [];
    for (let part = element; part; part = part.parentElement) if (part.id) ids.push(part.id);
    return ids;
  };

  const nearest = ({ source, ids }) => {
    const folded = source.isConnected && source.closest("details:not([open])");
    if (folded && isShown(folded)) return folded.querySelector("summary");
    const parts = ids.map((id) => document.getElementById(id)).filter(Boolean);
    return parts.flatMap((part) => PLACES.map((selector) => shown(part, selector))).find(Boolean);
  };

  const go = (place) => {
    if (place.matches(HEADINGS)) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.closest("li, section")?.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    const source = ctx.sourceElement;
    if (!source || !isPress(ctx)) return;
    const { then, tells } = source.dataset;
    presses.set(ctx, { source, then, tells, focused: document.activeElement, ids: idsAround(source) });
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const press = presses.get(ctx);
    if (!press || !ctx.response || ctx.hx?.redirect) return;
    const done = ctx.response.status < 400;
    const lost = isLost(document.activeElement);
    const wanted = shown(document, done ? press.then : WRONG);
    if (wanted && (lost || document.activeElement === press.focused)) go(wanted);
    else if (lost && nearest(press)) go(nearest(press));
    if (!done || !press.tells) return;
    const told = [...document.querySelectorAll(press.tells)].map(wordsOf);
    status.textContent = told.join(". ").slice(0, LONGEST);
  });
}
