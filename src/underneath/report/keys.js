  // Buttons and keys.
  const kept = (key, value) => { try { if (value === undefined) return localStorage.getItem(key); localStorage.setItem(key, value); } catch { /* a file may not keep anything */ } return null; };
  const theme = (to) => { if (to) root.dataset.theme = to; };
  const turn = () => {
    const dark = getComputedStyle(root).colorScheme === "dark";
    theme(dark ? "light" : "dark");
    kept("underneath.theme", root.dataset.theme);
    if (chosen >= 0) root.style.setProperty("--one", getComputedStyle(step).getPropertyValue("--i"));
  };
  theme(kept("underneath.theme"));
  const names = () => $("marks").setAttribute("aria-pressed", String(root.classList.toggle("names")));
  const cast = (open) => {
    root.classList.toggle("cast-open", open);
    $("castbtn").setAttribute("aria-expanded", String(open));
    if (open) document.querySelector(".panel.on h2").focus(); else if ($("side").contains(document.activeElement)) $("castbtn").focus();
  };
  const narrow = () => getComputedStyle($("castbtn")).display !== "none";
  const help = () => $("help").open ? $("help").close() : $("help").showModal();
  const doubts = (way) => seek(way, doubtful);
  $("theme").addEventListener("click", turn);
  $("marks").addEventListener("click", names);
  $("castbtn").addEventListener("click", () => cast(!root.classList.contains("cast-open")));
  $("castclose").addEventListener("click", () => cast(false));
  $("helpbtn").addEventListener("click", help);
  $("doubts")?.addEventListener("click", () => doubts(1));
  $("prev").addEventListener("click", () => seek(-1, wanted));
  $("next").addEventListener("click", () => seek(1, wanted));
  $("clear").addEventListener("click", () => choose(chosen));
  $("side").addEventListener("click", (e) => {
    const button = e.target.closest(".who");
    if (!button) return;
    choose(Number(button.dataset.p));
  });
  $("keyson").checked = kept("underneath.keys") !== "off";
  $("keyson").addEventListener("change", () => kept("underneath.keys", $("keyson").checked ? "on" : "off"));
  const keys = {
    j: () => seek(1, wanted), k: () => seek(-1, wanted), n: () => doubts(1), N: () => doubts(-1),
    s: () => toScene(Math.min(here + 1, links.length - 1)), S: () => toScene(Math.max(here - 1, 0)),
    c: () => { if (narrow() && root.classList.contains("cast-open")) cast(false); else opens("cast"); },
    m: names, t: turn, "?": help, ...more,
  };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,select,textarea,dialog")) return;
    if (e.key === "Escape") {
      if (shown !== null && !tip.hidden) hide();
      else if (root.classList.contains("cast-open")) cast(false);
      else if (chosen >= 0) choose(chosen);
    } else if ($("keyson").checked && keys[e.key]) {
      e.preventDefault();
      keys[e.key]();
    }
  });
