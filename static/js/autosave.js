// Notes save themselves. A form[data-behaviour~="autosave"] with an id and ONE textarea is sent through
// htmx a moment after typing stops and on leaving the field.
//   sent      csrf_token, base (revision that the text is based on), the textarea
//   200       <p id="FORMID-state" data-revision="new revision">Saved 07:52</p>: only this line is replaced,
//             the text stays under the writer's hands; what was typed meanwhile is sent next
//   409       <div id="FORMID-state" data-conflict>both texts, buttons name="resolve"</div>: nothing is
//             sent by itself until the writer has chosen (that answer may replace the whole form)
//   no answer, 429, 5xx   sent again with longer and longer pauses, and as soon as the browser is online
// A form[data-unsaved] or one being written in is not touched by outerMorph (htmx-config, morphSkip).
// This file decides when; saving.js holds to one request at a time and reads the answer; drafts.js keeps
// in the browser what is not saved yet. While that is so the form carries data-unsaved.
{
  const PAUSE = 1000; // milliseconds after the last key
  const FIRST_RETRY = 2000;
  const LONGEST = 60000;
  const FORMS = 'form[data-behaviour~="autosave"]';
  const timers = new WeakMap();
  const waits = new WeakMap();

  const save = (form) => {
    clearTimeout(timers.get(form));
    const held = "sending" in form.dataset || form.querySelector("[data-conflict]");
    if (held || !("unsaved" in form.dataset) || !form.isConnected) return;
    // Without htmx a submit would leave the page while somebody writes.
    if (form.hasAttribute("data-htmx-powered")) form.requestSubmit();
  };

  const saveIn = (form, pause) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(save, pause, form));
  };

  const saveAll = () => document.querySelectorAll(`${FORMS}[data-unsaved]`).forEach(save);

  document.addEventListener("input", (event) => {
    const form = event.target.closest(FORMS);
    if (!form || !event.target.matches("textarea")) return;
    form.dataset.unsaved = "";
    saveIn(form, PAUSE);
  });

  document.addEventListener("focusout", (event) => {
    const form = event.target.closest?.(FORMS);
    // A press on a button of the form sends the text itself.
    if (form && event.target.matches("textarea") && event.relatedTarget?.form !== form) save(form);
  });

  document.addEventListener("lingkar:saved", ({ detail: { form } }) => {
    waits.delete(form);
    if ("unsaved" in form.dataset) saveIn(form, PAUSE);
  });

  document.addEventListener("lingkar:unsaved", ({ detail: { form } }) => {
    const wait = waits.get(form) || FIRST_RETRY;
    waits.set(form, Math.min(wait * 2, LONGEST));
    saveIn(form, wait);
  });

  document.addEventListener("lingkar:save", saveAll);
  window.addEventListener("online", saveAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); });
}
