// What must wait for notes that are on their way, so that no last words are left out.
// A form[data-behaviour~="after-saving"] (ending a session, say) waits until all notes are saved; a second
// press goes ahead regardless. A press that would save a form once more waits until its save is answered.
{
  const FORMS = 'form[data-behaviour~="autosave"]';
  let form = null; // held back, with the button that was pressed
  let button = null;
  let press = null; // a button whose form is being saved

  const unsaved = () => document.querySelector(`${FORMS}[data-unsaved]`);
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  document.addEventListener("submit", (event) => {
    if (event.target.matches(`${FORMS}[data-sending]`)) {
      stop(event);
      press = event.submitter;
    } else if (event.target.matches('[data-behaviour~="after-saving"]') && unsaved() && form !== event.target) {
      stop(event);
      form = event.target;
      button = event.submitter;
      unsaved().querySelector("[data-conflict] button")?.focus();
      document.dispatchEvent(new Event("lingkar:save"));
    }
  }, true);

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("button[hx-post]");
    if (!pressed?.form?.matches(`${FORMS}[data-sending]`)) return;
    stop(event);
    press = pressed;
  }, true);

  document.addEventListener("lingkar:saved", () => {
    const [again, sent] = [press, !unsaved() && form];
    press = null;
    if (again?.isConnected) again.click();
    if (!sent) return;
    form = null;
    if (sent.isConnected) sent.requestSubmit(button?.isConnected ? button : undefined);
  });

  for (const name of ["lingkar:unsaved", "lingkar:refused"]) {
    document.addEventListener(name, () => { press = null; });
  }
}
