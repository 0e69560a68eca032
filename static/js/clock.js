// Counts the time of the point that is on: [data-behaviour~="clock"] with data-zero, the moment at which nothing
// is left, and data-now, the server's time when that was said, both in milliseconds; the device's own clock may
// be wrong. data-left and data-over hold the words before and after that moment, with # for the time; data-up is
// said once, in #status, when it comes. Without data-left the count only goes up.
{
  const SECOND = 1000;
  const seen = new WeakMap(); // element -> {told, at}: the server's time as it was told, and when
  const status = document.getElementById("status");

  const now = (element) => {
    const told = Number(element.dataset.now);
    if (seen.get(element)?.told !== told) seen.set(element, { told, at: Date.now() });
    return told + Date.now() - seen.get(element).at;
  };

  const time = (seconds) => {
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    const padded = (number) => String(number).padStart(2, "0");
    if (minutes < 60) return `${minutes}:${padded(rest)}`;
    return `${Math.floor(minutes / 60)}:${padded(minutes % 60)}:${padded(rest)}`;
  };

  const show = (element) => {
    const { zero, left, over, up } = element.dataset;
    const still = Math.ceil((Number(zero) - now(element)) / SECOND);
    const isOver = still < 0 || !left;
    const words = (isOver ? over : left).replace("#", time(Math.abs(still)));
    if (element.textContent !== words) element.textContent = words;
    const wasOver = element.classList.contains("point__clock--over");
    element.classList.toggle("point__clock--over", isOver && Boolean(left));
    if (isOver && left && !wasOver && status) status.textContent = up;
  };

  const all = () => document.querySelectorAll('[data-behaviour~="clock"]').forEach(show);

  document.addEventListener("htmx:finally:request", all);
  setInterval(all, SECOND);
  all();
}
