// What our page adds to the terminal that textual-serve draws in it.

document.getElementById("again").addEventListener("click", () => window.location.reload());

// Keys go to the terminal as soon as it shows something.
new MutationObserver((_changes, observer) => {
  const field = document.querySelector(".xterm-helper-textarea");
  if (field && document.body.classList.contains("-first-byte")) {
    observer.disconnect();
    field.setAttribute("aria-label", "planner");
    field.focus();
  }
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });

// Ctrl+W closes the page in every browser: ask first.
window.addEventListener("beforeunload", (event) => {
  if (!document.body.classList.contains("-closed")) event.preventDefault();
});
