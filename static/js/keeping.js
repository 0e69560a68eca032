// What is typed into a form[data-keeps="address"] is kept on the server a moment after typing stops, for
// every device of its writer. The answer is the line FORMID-state with the revision; where another text was
// kept since (409) it holds that text, and nothing is kept until its writer has chosen. What could not be
// sent stays in the browser (drafts.js), which is told by lingkar:saved when it may forget it.
{
  const PAUSE = 1500; // milliseconds after the last key
  const RETRY = 10000;
  const PARTIAL = { "HX-Request": "true", "HX-Request-Type": "partial" }; // the line alone is wanted
  const FORMS = "form[data-keeps]";
  const timers = new WeakMap();
  const underWay = new WeakMap(); // form -> its request
  const fieldOf = (form) => form.querySelector("textarea");
  const lineOf = (form) => document.getElementById(`${form.id}-state`);

  const keepIn = (form, pause) => {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(keep, pause, form));
  };

  const show = (form, html) => {
    const line = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    if (!line?.dataset.revision) return;
    line.querySelectorAll("[data-choose]").forEach((button) => { button.hidden = false; });
    lineOf(form).replaceWith(line);
    if (!("conflict" in line.dataset)) form.elements.base.value = line.dataset.revision;
  };

  const keep = async (form) => {
    if (!form.isConnected || "conflict" in lineOf(form).dataset) return;
    if (underWay.has(form)) return void keepIn(form, PAUSE);
    const request = new AbortController();
    underWay.set(form, request);
    const text = fieldOf(form).value;
    const sent = new URLSearchParams({ csrf_token: form.elements.csrf_token.value, base: form.elements.base.value, source: text });
    if (form.elements.nameless?.checked) sent.set("nameless", "y");
    try {
      const answer = await fetch(form.dataset.keeps, { method: "POST", body: sent, headers: PARTIAL, redirect: "manual", signal: request.signal });
      const html = await answer.text();
      if (!form.isConnected) return;
      if (answer.ok || answer.status === 409 || answer.status === 422) show(form, html);
      if (answer.ok) document.dispatchEvent(new CustomEvent("lingkar:saved", { detail: { form, text } }));
      if (answer.status === 429 || answer.status >= 500) throw new Error("not now");
    } catch (fault) {
      if (fault.name === "AbortError" || !form.isConnected) return;
      lineOf(form).textContent = form.dataset.waiting;
      keepIn(form, RETRY);
    } finally {
      underWay.delete(form);
    }
  };

  document.addEventListener("input", ({ target, isTrusted }) => {
    const form = target.closest?.(FORMS);
    if (!form) return;
    if (!isTrusted) form.closest("details").open = true; // drafts.js has found the text in this browser
    keepIn(form, PAUSE);
  });
  document.addEventListener("submit", ({ target }) => {
    if (!target.matches(FORMS)) return;
    clearTimeout(timers.get(target));
    underWay.get(target)?.abort();
  });
  document.addEventListener("click", ({ target }) => {
    const chosen = target.closest?.("[data-choose]");
    const form = chosen?.closest(FORMS);
    if (!form) return;
    const line = lineOf(form);
    if (chosen.dataset.choose === "other") {
      fieldOf(form).value = line.querySelector(".reply__elsewhere").textContent;
      if ("nameless" in line.dataset && form.elements.nameless) form.elements.nameless.checked = true;
    }
    form.elements.base.value = line.dataset.revision;
    delete line.dataset.conflict;
    fieldOf(form).focus();
    keep(form);
  });
}
