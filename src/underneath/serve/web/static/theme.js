  // Before anything is drawn: the theme chosen last, here or on a story's page.
  const root = document.documentElement, KEY = "underneath.theme";
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  if (kept()) root.dataset.theme = kept();
  root.classList.add("js");
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    button.addEventListener("click", () => {
      root.dataset.theme = getComputedStyle(root).colorScheme === "dark" ? "light" : "dark";
      try { localStorage.setItem(KEY, root.dataset.theme); } catch { /* nothing is kept in a private window */ }
    });
  });
