// Dragging a row by its .handle to another place of its list, on top of the buttons up and down.
// form[data-behaviour~="drag"] names the list (data-list) and sends which point (li#point-…) now stands
// before which other one (none: at the end). A refusal or Escape puts the row back where it was.
{
  const [EDGE, STEP] = [60, 12]; // pixels: so near the edge of the window it scrolls along, so far
  const status = document.getElementById("status");
  const sent = new WeakMap(); // form -> what was dragged
  let drag = null; // { row, list, form, next }: next is the row that stood after it

  document.documentElement.dataset.drags = ""; // only now are there handles

  const formOf = (list) => document.querySelector(`form[data-behaviour~="drag"][data-list="${list?.id}"]`);
  const idOf = (row) => row?.id.replace("point-", "") || "";
  const putBack = ({ row, list, next }) => row.isConnected && list.insertBefore(row, next);
  const letGo = () => {
    const dragged = drag;
    dragged?.row.classList.remove("dragged");
    drag = null;
    return dragged;
  };
  const giveUp = () => drag && putBack(letGo());
  document.addEventListener("pointerdown", (event) => {
    const row = event.button === 0 && event.target.closest?.(".handle")?.closest("li");
    const form = row && formOf(row.parentElement);
    if (!form) return;
    event.preventDefault();
    drag = { row, form, list: row.parentElement, next: row.nextElementSibling };
    row.classList.add("dragged");
  });
  document.addEventListener("pointermove", ({ clientY }) => {
    if (!drag) return;
    scrollBy(0, clientY < EDGE ? -STEP : clientY > innerHeight - EDGE ? STEP : 0);
    const { row, list } = drag;
    const middle = (one) => one.getBoundingClientRect().top + one.offsetHeight / 2;
    const next = [...list.children].find((one) => one !== row && clientY < middle(one)) || null;
    if (row.nextElementSibling !== next) list.insertBefore(row, next);
  });

  document.addEventListener("pointerup", () => {
    const dragged = letGo();
    if (!dragged || dragged.row.nextElementSibling === dragged.next) return;
    const { form, row } = dragged;
    [form.elements.point.value, form.elements.before.value] = [idOf(row), idOf(row.nextElementSibling)];
    sent.set(form, { ...dragged, id: row.id, listed: dragged.list.id, title: row.querySelector("h3, .rows__title").textContent });
    form.requestSubmit();
  });

  document.addEventListener("pointercancel", giveUp);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && giveUp());

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const moved = sent.get(ctx.sourceElement);
    if (!moved || !sent.delete(ctx.sourceElement)) return;
    if (!(ctx.response?.status < 400)) return void putBack(moved);
    const rows = [...document.getElementById(moved.listed).children];
    const words = { title: moved.title.trim(), place: rows.findIndex(({ id }) => id === moved.id) + 1, all: rows.length };
    status.textContent = moved.form.dataset.said.replace(/\[(\w+)\]/g, (whole, name) => words[name]);
  });
}
