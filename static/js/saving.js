// One save of a form at a time, and what its answer means; the contract stands in autosave.js.
// A button with its own hx-post to the form's action (“Next point”) saves as well, and is treated alike.
// Tells the page by events on the document: lingkar:saved {form, text}, lingkar:unsaved {form} (try again).
{
  const FORMS = 'form[data-behaviour~="autosave"]';
  const underWay = new Map(); // request context -> {form, text}

  const fieldOf = (form) => form.querySelector("textarea");
  const lineOf = (form) => document.getElementById(`${form.id}-state`);
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  const isDone = (ctx) => ctx.response?.status >= 200 && ctx.response.status < 300;

  const formOf = (ctx) => {
    const form = ctx.request.form;
    return form?.matches(FORMS) && ctx.request.action === form.getAttribute("action") ? form : null;
  };

  const say = (form, words) => {
    const line = lineOf(form);
    if (line && !("conflict" in line.dataset)) line.textContent = words;
  };

  const answered = (form, text, ctx) => {
    const status = ctx.response?.status || 0;
    if (isDone(ctx)) {
      const revision = lineOf(form)?.dataset.revision;
      if (revision) form.elements.base.value = revision;
      tell("lingkar:saved", { form, text });
    } else if (status === 0 || status === 429 || status >= 500) {
      say(form, form.dataset.waiting);
      tell("lingkar:unsaved", { form });
    } else if (!ctx.hx?.redirect) {
      say(form, form.dataset.refused);
      tell("lingkar:refused", { form });
    }
  };

  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    const form = formOf(ctx);
    if (!form) return;
    underWay.set(ctx, { form, text: fieldOf(form).value });
    form.dataset.sending = "";
    say(form, form.dataset.saving);
  });

  // Before the answer is put in place: from now on it may renew the form (htmx-config, morphSkip).
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    const { form, text } = underWay.get(ctx) || {};
    if (!form) return;
    delete form.dataset.sending;
    if (!isDone(ctx)) return;
    fieldOf(form).defaultValue = text;
    if (fieldOf(form).value === text) delete form.dataset.unsaved;
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const { form, text } = underWay.get(ctx) || {};
    if (!form) return;
    underWay.delete(ctx);
    delete form.dataset.sending;
    answered(form, text, ctx);
  });
}
