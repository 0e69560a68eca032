// Light, dark or as the device: the switch works at once, and the server is told for the next page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const chosen = event.submitter;
  if (!form.matches('[data-behaviour~="theme"]') || !chosen) return;
  event.preventDefault();

  const root = document.documentElement;
  if (chosen.value === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = chosen.value;
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === chosen));
  }

  const sent = new URLSearchParams(new FormData(form));
  sent.set(chosen.name, chosen.value);
  // Without an answer the page in front keeps its light; only the next one would not know.
  fetch(form.action, { method: "POST", body: sent, redirect: "manual" }).catch(() => {});
});
