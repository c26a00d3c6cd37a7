  const root = document.documentElement, $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent), lines = data.lines, people = data.people;
  const [SPEAKER, HEARERS, HOW, SURE, KIND, PART, CUE, ACTS] = [0, 1, 2, 3, 4, 5, 6, 7];
  const KINDS = ["says", "thinks", "signs", "writes", "said once"];
  const UNSURE = data.unsure; // per cent
  const story = $("story"), tip = $("tip"), strip = $("strip"), step = $("step");
  const MARKED = ".q,.fe,.kn,.cn";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  root.classList.add("js");
  let chosen = -1, at = -1, shown = null;

  // What is known of a line, in words.
  const why = (row) => {
    const cue = row[CUE] ? ` “${row[CUE]}”` : "";
    return [`named beside it${cue}`, `from${cue || " a pronoun"} beside it`, "addressed by name just before",
      "by turns of talk", "the narrator’s own words", `from what${cue || " someone"} does beside it`,
      "from the talk around it"][row[HOW]] || "";
  };
  const sureness = (row) => row[SURE] >= 90 ? "sure" : row[SURE] >= UNSURE ? "fairly sure" : "a guess";
  const facts = (i) => {
    const row = lines[i], known = row[SPEAKER] >= 0;
    const to = row[HEARERS].map((p) => people[p]).join(", ");
    const verb = row[KIND] ? ` ${KINDS[row[KIND]]}` : "";
    const who = (known ? people[row[SPEAKER]] : "Unknown speaker") + verb + (to ? ` → ${to}` : "");
    const how = known ? `${why(row)}${why(row) ? " · " : ""}${sureness(row)} (${row[SURE]} %)` : "nothing in the text settles it";
    return [who, (row[ACTS] ? `${row[ACTS]} · ` : "") + how];
  };
  const doubtful = (i) => lines[i][SPEAKER] < 0 || lines[i][SURE] < UNSURE;
  const element = (i) => $("q" + i);
  const index = (node) => Number(node.id ? node.id.slice(1) : node.dataset.q);
  const say = (words) => { $("say").textContent = words; };

  // The label beside a line or a scene.
  const place = (box) => {
    tip.hidden = false;
    const wide = tip.offsetWidth, high = tip.offsetHeight, gap = 8;
    const x = Math.max(gap, Math.min(box.left, innerWidth - wide - gap));
    const below = box.top < high + 70; // above, over what is read already, where there is room
    tip.style.left = x + "px";
    tip.style.top = (below ? box.bottom + gap : box.top - gap - high) + "px";
  };
  const write = (head, text, colour) => {
    const b = document.createElement("b");
    b.textContent = head;
    tip.replaceChildren(b, text);
    tip.style.setProperty("--i", colour);
  };
  const parts = (i, on) => {
    const part = lines[i][PART];
    for (let j = Math.max(0, i - 12); j < Math.min(lines.length, i + 13); j++)
      if (j === i || (part && lines[j][PART] === part)) element(j)?.classList.toggle("o", on);
  };
  const hide = () => {
    if (typeof shown === "number") parts(shown, false);
    shown = null;
    tip.hidden = true;
  };
  const show = (node) => {
    if (!node.matches(".q")) return showMark(node);
    const i = index(node);
    if (shown === i) return;
    hide();
    shown = i;
    write(...facts(i), getComputedStyle(node).getPropertyValue("--i"));
    parts(i, true);
    place(node.getClientRects()[0] || node.getBoundingClientRect());
  };
  const showMark = (node) => { // feelings, what is known, content notes: panels.js says what is known of them
    if (shown === node) return;
    hide();
    shown = node;
    const [head, text] = told(markOf(node)), line = node.closest(".q");
    write(head, text + (line ? ` · ${facts(index(line))[0]}` : ""), getComputedStyle(node).getPropertyValue("--i"));
    place(node.getClientRects()[0] || node.getBoundingClientRect());
  };
  const showScene = (link) => {
    hide();
    const i = Number(link.parentNode.id.slice(1)), [present, mentioned] = data.scenes[i];
    const names = (ids) => ids.slice(0, 8).map((p) => people[p]).join(", ") + (ids.length > 8 ? " …" : "");
    const words = [present.length && `with ${names(present)}`, mentioned.length && `spoken of: ${names(mentioned)}`];
    const title = $("s" + i).firstElementChild;
    write([...title.children].map((n) => n.textContent).join(" · "), words.filter(Boolean).join(" · "), "");
    shown = link;
    place(link.getBoundingClientRect());
  };

  // Going to a line; the one last gone to is the story's tab stop.
  const rove = (node) => {
    story.querySelector(".q[tabindex='0']")?.setAttribute("tabindex", "-1");
    node.tabIndex = 0;
  };
  const go = (i) => {
    const node = element(i);
    if (!node) return;
    at = i;
    rove(node);
    const box = node.getBoundingClientRect(), far = box.top < -innerHeight || box.top > 2 * innerHeight;
    node.scrollIntoView({ block: "center", behavior: far || calm.matches ? "auto" : "smooth" });
    if (far) node.scrollIntoView({ block: "center" }); // what came into view may have moved it
    node.focus({ preventScroll: true });
    count();
  };
  const firstSeen = () => { // the first line below the top of the window, by halving: lines stand in order
    let low = 0, high = lines.length;
    while (low < high) {
      const mid = (low + high) >> 1, node = element(mid);
      if (node && node.getBoundingClientRect().top < 60) low = mid + 1; else high = mid;
    }
    return low;
  };
  const seek = (way, fits) => {
    const box = at >= 0 && element(at)?.getBoundingClientRect();
    const near = box && box.bottom > 0 && box.top < innerHeight;
    let i = near ? at + way : firstSeen() - (way < 0 ? 1 : 0);
    for (let tried = 0; tried < lines.length; tried++, i += way) {
      i = (i + lines.length) % lines.length;
      if (fits(i) && element(i)) return go(i);
    }
    say("There is none.");
  };
  const wanted = (i) => chosen < 0 || lines[i][SPEAKER] === chosen;
  const count = () => {
    if (chosen < 0) return;
    let all = 0, now = 0;
    lines.forEach((row, i) => { if (row[SPEAKER] === chosen) { all++; if (i === at) now = all; } });
    $("stepat").textContent = now ? `line ${now} of ${all}` : all === 1 ? "1 line" : `${all} lines`;
  };

  // Seeing the story through one person.
  const choose = (p) => {
    document.querySelector(`.who[data-p="${chosen}"]`)?.setAttribute("aria-pressed", "false");
    chosen = p === chosen ? -1 : p;
    root.classList.toggle("find", chosen >= 0);
    step.hidden = chosen < 0;
    opened(chosen);
    if (chosen < 0) { sheet.replaceSync(""); return say("Everybody is shown."); }
    document.querySelector(`.who[data-p="${p}"]`).setAttribute("aria-pressed", "true");
    const scenes = (k) => data.scenes.flatMap((s, i) => s[k].includes(p) ? [`#t${i} a:not([aria-current])::before`] : []).join();
    sheet.replaceSync(`.find #story .s${p}{color:var(--ink);background:var(--t)}.find .s${p}::before{color:var(--i)!important}.find .s${p}{text-decoration-color:var(--i)}
      .find #story b.p${p}{color:var(--ink);box-shadow:0 1.5px var(--one)}
      .find #story .fp${p}{color:var(--ink)}.find .fe:not(.fp${p})::before{opacity:.25}.find .kp${p}::before{display:block}
      .find .grid .s${p} :is(.gp,.gm){opacity:1}` +
      (scenes(0) && `${scenes(0)}{background:var(--one)}`) + (scenes(1) && `${scenes(1)}{outline:1px solid var(--one);outline-offset:-1px;background:none}`));
    step.className = "s" + p;
    root.style.setProperty("--one", getComputedStyle(step).getPropertyValue("--i"));
    $("stepname").textContent = people[p];
    count();
    say(`Only ${people[p]}’s lines are lit. ${$("stepat").textContent}.`);
  };

  // Scenes.
  const links = strip ? [...strip.querySelectorAll("a")] : [];
  let arrived = () => {}; // panels.js follows the reader with it
  let here = 0, held = false; // held: one has just gone to a scene, so it is the current one until one scrolls
  links.forEach((link) => { link.tabIndex = -1; });
  const arrive = (i) => {
    links[here].removeAttribute("aria-current");
    links[here].tabIndex = -1;
    links[i].setAttribute("aria-current", "true");
    links[here = i].tabIndex = 0;
    arrived();
  };
  const toScene = (i) => {
    if (!links[i]) return;
    arrive(i);
    held = true;
    const top = $("s" + i);
    top.scrollIntoView();
    requestAnimationFrame(() => top.scrollIntoView());
  };
  if (links.length) {
    arrive(0);
    const seen = new Set();
    const watch = new IntersectionObserver((changes) => {
      for (const change of changes) seen[change.isIntersecting ? "add" : "delete"](change.target);
      settle();
    }, { rootMargin: "-20% 0px -78% 0px" });
    const settle = () => {
      if (held) return;
      const tops = [...seen].map((n) => Number(n.id.slice(1)));
      const end = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 4; // a short last scene never gets higher
      if (end) arrive(links.length - 1); else if (tops.length) arrive(Math.max(...tops));
    };
    for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(kind, () => { held = false; }, { passive: true, capture: true });
    addEventListener("scroll", settle, { passive: true });
    story.querySelectorAll("section").forEach((n) => watch.observe(n));
    strip.addEventListener("keydown", (e) => {
      const to = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
      const i = links.indexOf(document.activeElement);
      const next = to ? i + to : e.key === "Home" ? 0 : e.key === "End" ? links.length - 1 : -1;
      if (i < 0 || !links[next]) return;
      e.preventDefault();
      links[i].tabIndex = -1;
      links[next].tabIndex = 0;
      links[next].focus();
    });
    strip.addEventListener("click", (e) => {
      const link = e.target.closest("a");
      if (!link) return;
      e.preventDefault();
      toScene(links.indexOf(link));
      hide();
    });
    for (const kind of ["pointerover", "focusin"])
      strip.addEventListener(kind, (e) => { const a = e.target.closest("a"); if (a) showScene(a); });
    for (const kind of ["pointerleave", "focusout"]) strip.addEventListener(kind, hide);
    strip.addEventListener("focusout", (e) => { e.target.tabIndex = -1; links[here].tabIndex = 0; });
  }

  // Lines: a few listeners on the whole story.
  let leaving = 0;
  story.addEventListener("pointerover", (e) => {
    const node = e.target.closest(MARKED);
    clearTimeout(leaving);
    if (node) show(node); else leaving = setTimeout(hide, 120);
  });
  story.addEventListener("pointerleave", () => { leaving = setTimeout(hide, 120); });
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", hide);
  story.addEventListener("focusin", (e) => {
    const node = e.target.closest(MARKED);
    if (!node) return;
    if (node.matches(".q")) at = index(node);
    show(node);
    say((node.matches(".q") ? facts(at) : told(markOf(node))).join(". "));
  });
  story.addEventListener("focusout", hide);
  story.addEventListener("click", (e) => {
    const node = e.target.closest(MARKED);
    if (!node || !getSelection().isCollapsed) return;
    if (!node.matches(".q")) return pressed(node);
    rove(node);
    node.focus({ preventScroll: true });
    count();
  });
  story.addEventListener("keydown", (e) => {
    const to = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!to || !e.target.closest(".q")) return;
    e.preventDefault();
    seek(to, wanted);
  });
  const follow = () => { // the label goes along with its line
    const box = (typeof shown === "number" ? element(shown) : shown?.closest("#story") && shown)?.getClientRects()[0];
    if (box && box.bottom > 0 && box.top < innerHeight) place(box); else if (box) hide();
  };
  addEventListener("scroll", follow, { passive: true });
  if (element(0)) element(0).tabIndex = 0;

