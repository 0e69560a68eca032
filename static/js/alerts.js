// What did not work is said in the region #alerts, whose data attributes hold the translated words.
// The server says the rest itself: its notices for 4xx aim at the region (HX-Retarget: #alerts).
{
  const region = document.getElementById("alerts");
  const LOST_AFTER = 2; // polls without an answer: one may be an accident
  let missed = 0;

  const tell = (words) => {
    if (!words || region.textContent === words) return; // a retry that fails again is not news
    const notice = document.createElement("p");
    notice.className = "notice notice--error";
    notice.textContent = words;
    region.replaceChildren(notice);
  };

  const isPoll = (ctx) => ctx.sourceEvent?.type === "poll";

  const failed = (ctx, words) => {
    if (isPoll(ctx)) {
      missed += 1;
      if (missed === LOST_AFTER) tell(region.dataset.lost);
    } else {
      tell(ctx.sourceElement?.dataset?.waiting || words);
    }
  };

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx) failed(ctx, region.dataset.network);
  });

  document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
    if (ctx.response.status >= 500) failed(ctx, region.dataset.server);
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const status = ctx.response?.status || 0;
    if (status === 0 || status >= 400) return;
    if (!isPoll(ctx) || missed >= LOST_AFTER) region.replaceChildren();
    if (isPoll(ctx)) missed = 0;
  });
}
