// What somebody has begun to write stays where it is when a press elsewhere renews the page around it:
// notes that are not saved yet, and an outcome that is typed and not added. Where the new page has closed
// their place (the point that was on is over), they are put into it, to be finished there.
{
  const NOTES = 'form[data-behaviour~="autosave"]:is([data-unsaved], [data-sending])';
  const OUTCOMES = 'details[data-behaviour~="adds"][open]';
  const SKIP = "hx-morph-skip";
  const kept = new WeakMap(); // request context -> outcomes that this answer must leave alone

  const inside = (fragment, element) => fragment.querySelector(`#${CSS.escape(element.id)}`);
  const isBegun = (outcome) => [...outcome.querySelectorAll("input:not([type=hidden])")].some((field) => field.value);

  const makeRoom = (fragment, element) => {
    if (inside(fragment, element)) return;
    for (let part = element.parentElement; part; part = part.parentElement) {
      const home = part.id && inside(fragment, part);
      if (home) return void home.append(element.cloneNode(false));
    }
  };

  document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
    for (const { target, fragment, swapSpec } of tasks) {
      if (swapSpec?.style !== "outerMorph" || !target?.querySelectorAll) continue;
      const others = [...target.querySelectorAll(OUTCOMES)].filter((one) => !one.contains(ctx.sourceElement));
      const outcomes = others.filter(isBegun);
      outcomes.forEach((outcome) => outcome.setAttribute(SKIP, ""));
      kept.set(ctx, outcomes);
      for (const element of [...target.querySelectorAll(NOTES), ...outcomes]) makeRoom(fragment, element);
    }
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    for (const outcome of kept.get(ctx) || []) outcome.removeAttribute(SKIP);
  });
}
