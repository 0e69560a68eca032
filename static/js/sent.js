// A form that was sent and taken is as it was before somebody filled it in. What is typed outlives a morph,
// so without this the same words would wait in the field, to be sent twice by accident.
document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  const form = ctx.sourceElement;
  const isTaken = ctx.response?.status < 400 && form?.matches?.('form[hx-post]:not([data-behaviour~="autosave"])');
  if (isTaken && tasks.some(({ target }) => target?.contains?.(form))) form.reset();
});
