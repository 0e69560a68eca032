// A button that copies what stands in a field; without this script it is not shown.
for (const button of document.querySelectorAll('[data-behaviour~="copy"]')) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.from);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // an intranet without HTTPS has no clipboard
    }
    document.getElementById("status").textContent = button.dataset.done;
    button.querySelector("span").textContent = button.dataset.done;
  });
}
