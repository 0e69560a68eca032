// Fires `poll` on the body every few seconds while somebody looks at the page: hx-trigger="poll from:body".
// The last ETag of each polled element (by its id; at first its data-etag) goes along, so that an
// unchanged part is a 304, which changes nothing. Failures make the pauses longer.
{
  const EVERY = 4000;
  const LONGEST = 60000;
  const etags = new Map();
  let pause = EVERY;
  let failed = false;
  let timer = 0;

  const isPoll = (ctx) => ctx.sourceEvent?.type === "poll";
  const wanted = () => document.querySelector('[hx-trigger*="poll from:body"]');

  const fire = () => {
    pause = failed ? Math.min(pause * 2, LONGEST) : EVERY;
    failed = false;
    if (!document.hidden && wanted()) document.body.dispatchEvent(new Event("poll"));
    clearTimeout(timer);
    timer = setTimeout(fire, pause);
  };

  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    if (!isPoll(ctx)) return;
    const element = ctx.sourceElement;
    const etag = etags.get(element.id) || element.dataset.etag;
    if (etag) ctx.request.headers["If-None-Match"] = etag;
  });

  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    if (!isPoll(ctx)) return;
    const response = ctx.response;
    if (!response || response.status >= 400) {
      failed = true;
      return;
    }
    const etag = response.headers.get("ETag");
    if (etag && ctx.sourceElement?.id) etags.set(ctx.sourceElement.id, etag);
  });

  document.addEventListener("visibilitychange", () => { if (!document.hidden) fire(); });
  timer = setTimeout(fire, EVERY);
}
