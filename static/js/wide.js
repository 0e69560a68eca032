// What is too wide or too long for its place scrolls; this lets the keyboard scroll it as well.
{
  const reach = () => {
    for (const part of document.querySelectorAll(".prose table, .clash__text")) {
      const hidden = part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight;
      if (hidden) part.tabIndex = 0;
    }
  };
  document.addEventListener("htmx:after:settle", reach);
  window.addEventListener("load", reach);
}
