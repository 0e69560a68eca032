// What somebody typed and the server has not acknowledged is kept in this browser under the person's own
// key `lingkar:PERSON:FORMID`, with the revision it is based on. It is erased on save and on signing out:
// these are shared PCs. On loading it returns to its field with that revision; where somebody else saved
// meanwhile, the next save therefore ends in a conflict that shows both texts, and nothing is lost. A link
// with data-draft="PERSON:FORMID" opens a form that is closed: it is followed where a draft waits behind it.
// A form[data-behaviour~="drafted"] keeps its text likewise until it is sent and taken; a link with
// data-forget="PERSON:FORMID" gives it up.
{
  const OURS = "lingkar:";
  const SENT = 'form[data-behaviour~="drafted"]';
  const FORMS = `form[data-behaviour~="autosave"], ${SENT}`;
  const looked = new WeakSet();
  const opened = new Set();
  const sent = new WeakMap(); // request context -> what was sent: its answer takes the form away

  const keyOf = (form) => `${OURS}${form.dataset.person}:${form.id}`;
  const textOf = (form) => form.querySelector("textarea");
  const boxOf = (form) => form.elements.nameless; // "without my name", where it may be said

  // A browser may keep nothing, or be full: writing goes on without a net.
  const kept = (work) => { try { return work(localStorage); } catch { return null; } };

  const keep = (form) => {
    const draft = { base: form.elements.base.value, text: textOf(form).value, nameless: boxOf(form)?.checked };
    kept((store) => store.setItem(keyOf(form), JSON.stringify(draft)));
  };

  const draftOf = (form) => kept((store) => JSON.parse(store.getItem(keyOf(form))));
  const erase = (form) => kept((store) => store.removeItem(keyOf(form)));
  const forget = (link) => kept((store) => store.removeItem(OURS + link.dataset.forget));

  const restore = (form) => {
    looked.add(form);
    const draft = draftOf(form);
    const field = textOf(form);
    if (!draft) return;
    if (draft.nameless && boxOf(form)) boxOf(form).checked = true;
    if (draft.text === field.value) {
      erase(form);
      return;
    }
    field.value = draft.text;
    form.elements.base.value = draft.base;
    const line = document.getElementById(`${form.id}-state`);
    if (line) line.textContent = form.dataset.restored;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const restoreAll = () => {
    for (const form of document.querySelectorAll(FORMS)) if (!looked.has(form)) restore(form);
  };

  const openNext = () => {
    const waits = (link) => !opened.has(link.dataset.draft) && kept((store) => store.getItem(OURS + link.dataset.draft));
    const link = [...document.querySelectorAll("a[data-draft][data-htmx-powered]")].find(waits);
    if (!link) return;
    opened.add(link.dataset.draft);
    link.click();
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest(FORMS);
    if (form && (event.target === textOf(form) || (event.target === boxOf(form) && textOf(form).value))) keep(form);
  });
  document.addEventListener("lingkar:saved", ({ detail: { form, text } }) => {
    if (textOf(form).value === text) erase(form);
    else keep(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches('[data-behaviour~="sign-out"]')) return;
    kept((store) => Object.keys(store).filter((key) => key.startsWith(OURS)).forEach((key) => store.removeItem(key)));
  });
  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    const form = ctx.sourceElement;
    if (form?.matches?.(SENT)) sent.set(ctx, { form, text: textOf(form).value });
  });
  // After saving.js has said what was saved, so that a form which replaced itself is not filled again.
  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const { form, text } = sent.get(ctx) || {};
    if (form && ctx.response?.status < 400 && draftOf(form)?.text === text) erase(form);
    restoreAll();
    openNext();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-forget]");
    if (link) forget(link);
  }, true);
  window.addEventListener("load", openNext);
  restoreAll();
}
