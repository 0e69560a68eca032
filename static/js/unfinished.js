// What somebody has begun to write stays where it is when a press elsewhere renews the page around it:
// notes that are not saved yet, and an outcome that is typed and not added. Where the new page has closed
// their place (the point that was on is over), they are put into it, to be finished there.
// A list that was opened (details.names with an id) stays open, and what was chosen and not sent in a
// form[data-behaviour~="unsent"] stays chosen.
{
  const NOTES = 'form[data-behaviour~="autosave"]:is([data-unsaved], [data-sending])';
  const OUTCOMES = 'details[data-behaviour~="adds"][open]';
  const OPENED = "details.names[id][open]";
  const UNSENT = 'form[data-behaviour~="unsent"]';
  const SKIP = "hx-morph-skip";
  const kept = new WeakMap(); // request context -> outcomes that this answer must leave alone
  const chosen = new WeakMap(); // request context -> what was chosen in forms that were not sent

  const inside = (fragment, element) => fragment.querySelector(`#${CSS.escape(element.id)}`);
  const isBegun = (outcome) => [...outcome.querySelectorAll("input:not([type=hidden])")].some((field) => field.value);

  const asSent = (list) => ([...list.options].find((one) => one.defaultSelected) || list.options[0])?.value;
  const isChanged = (field) => {
    if (field.type === "checkbox") return field.checked !== field.defaultChecked;
    if (field.options) return field.value !== asSent(field);
    return field.value !== field.defaultValue;
  };

  const chosenIn = (target, pressed) => {
    const forms = [...target.querySelectorAll(UNSENT)].filter((form) => !form.contains(pressed));
    const fields = forms.flatMap((form) => [...form.elements]).filter((field) => field.id && "value" in field);
    return fields.filter(isChanged).map(({ id, value, checked }) => ({ id, value, checked }));
  };

  const chooseAgain = ({ id, value, checked }) => {
    const field = document.getElementById(id);
    if (!field || field.disabled) return;
    if (field.type === "checkbox") field.checked = checked;
    else field.value = value;
  };

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
      chosen.set(ctx, chosenIn(target, ctx.sourceElement));
      for (const list of target.querySelectorAll(OPENED)) inside(fragment, list)?.setAttribute("open", "");
      for (const element of [...target.querySelectorAll(NOTES), ...outcomes]) makeRoom(fragment, element);
    }
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    for (const outcome of kept.get(ctx) || []) outcome.removeAttribute(SKIP);
    (chosen.get(ctx) || []).forEach(chooseAgain);
  });
}
