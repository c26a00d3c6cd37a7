  // What lies underneath: the panels beside the story. Marks in a picture lead to words, and words back to their mark.
  const side = $("side"), back = $("back");
  const feelings = data.feelings || [], knowledge = data.knowledge || [], notes = data.notes || [], ties = data.ties || [];
  const sure = (p) => `${p >= 90 ? "sure" : p >= UNSURE ? "fairly sure" : "a guess"} (${p} %)`;
  const STANCES = { deceived: "is deceived", unaware: "does not know" };
  const markOf = (node) => node.id || node.dataset.m;
  const told = (id) => {
    const i = Number(id.slice(1));
    if (id[0] === "f") {
      const [who, felt, face, masked, toward, p] = feelings[i];
      const shows = face && face !== felt ? `, shows ${face === "neutral" ? "calm" : face}` : masked ? ", hides it" : "";
      return [`${people[who]}: ${felt}${shows}`, [masked && "masked", toward >= 0 && `toward ${people[toward]}`, sure(p)].filter(Boolean).join(" · ")];
    }
    if (id[0] === "k") {
      const [who, stance, what, other, p] = knowledge[i];
      const from = other < 0 || other === who ? "" : `${stance === "deceived" ? "by" : "from"} ${people[other]} · `;
      return [`${people[who]} ${STANCES[stance] || stance}`, `${what} · ${from}${sure(p)}`];
    }
    return [`Content note: ${notes[i][0]}`, notes[i][1]];
  };

  // Tabs.
  const tabs = [...side.querySelectorAll("[role=tab]")], panels = tabs.map((tab) => $(tab.getAttribute("aria-controls")));
  panels.forEach((panel, i) => { panel.setAttribute("role", "tabpanel"); panel.setAttribute("aria-labelledby", tabs[i].id); });
  const current = () => panels.findIndex((panel) => panel.classList.contains("on"));
  const tab = (i) => {
    tabs.forEach((button, j) => { button.setAttribute("aria-selected", String(i === j)); button.tabIndex = i === j ? 0 : -1; });
    panels.forEach((panel, j) => panel.classList.toggle("on", i === j));
    root.dataset.tab = panels[i].id.slice(2);
    side.scrollTop = 0;
    arrived();
  };
  const opens = (key) => {
    const i = panels.indexOf($("v-" + key));
    if (i < 0) return;
    if (i !== current()) tab(i);
    if (narrow()) cast(true); else panels[i].querySelector("h2").focus();
  };
  side.querySelector("[role=tablist]").addEventListener("click", (e) => {
    const i = tabs.indexOf(e.target.closest("[role=tab]"));
    if (i >= 0) tab(i);
  });
  side.querySelector("[role=tablist]").addEventListener("keydown", (e) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[e.key], last = tabs.length - 1;
    const to = way ? (current() + way + tabs.length) % tabs.length : { Home: 0, End: last }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    tab(to);
    tabs[to].focus();
  });

  // One tab stop a picture; arrows go from mark to mark.
  const rovers = (box) => [...box.querySelectorAll("a")];
  for (const box of side.querySelectorAll("[data-rove]")) rovers(box).forEach((a, i) => a.setAttribute("tabindex", i ? "-1" : "0"));
  side.addEventListener("keydown", (e) => {
    const way = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const box = e.target.closest?.("[data-rove]");
    if (!way || !box || !e.target.closest("a")) return;
    e.preventDefault();
    const all = rovers(box), now = all.indexOf(e.target.closest("a"));
    const next = all[(now + way + all.length) % all.length];
    all[now].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });

  // To the words, and back.
  let from = null;
  const light = (node) => {
    document.querySelectorAll(".lit").forEach((old) => old.classList.remove("lit"));
    node?.classList.add("lit");
  };
  const toWords = (id, link) => {
    const node = $(id);
    if (!node) return;
    from = link;
    if (narrow() && link) { cast(false); back.textContent = `‹ back to ${tabs[current()].textContent}`; back.hidden = false; }
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    node.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => {
      node.scrollIntoView({ block: "center" }); // what came into view may have moved it
      node.tabIndex = -1;
      node.focus({ preventScroll: true });
      light(node);
    });
  };
  const toScenePerson = (scene, p, link) => {
    const node = $("s" + scene)?.querySelector("b.p" + p);
    if (!node) { from = link; if (narrow()) cast(false); return toScene(scene); }
    node.id ||= `m${scene}-${p}`;
    toWords(node.id, link);
  };
  const toPicture = (id) => {
    const found = [...side.querySelectorAll(`a[href="#${id}"]`)];
    const link = found.find((a) => a.closest("li.open")) || found.find((a) => !a.closest(".own")) || found[0];
    if (!link) return;
    hide();
    const panel = panels.indexOf(link.closest(".panel"));
    if (panel !== current()) tab(panel);
    if (narrow()) cast(true);
    back.hidden = true;
    for (let fold = link.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
    light(link);
  };
  const returns = () => {
    if (!from) return say("There is nothing to go back to.");
    back.hidden = true;
    if (narrow()) cast(true);
    from.scrollIntoView({ block: "center" });
    from.focus({ preventScroll: true });
    light(from);
  };
  back.addEventListener("click", returns);
  side.addEventListener("click", (e) => {
    const link = e.target.closest("a");
    if (!link) return;
    const href = link.getAttribute("href").slice(1), p = Number(link.dataset.p);
    e.preventDefault();
    if (link.matches(".node")) { if (p !== chosen) choose(p); opens("cast"); $("w" + p).scrollIntoView({ block: "nearest" }); }
    else if (link.matches(".edge")) light($(href)), $(href)?.querySelector("a.at[href^='#e']")?.focus(), $(href)?.scrollIntoView({ block: "nearest" });
    else if (link.dataset.p !== undefined) toScenePerson(Number(href.slice(1)), p, link);
    else if (/^s\d+$/.test(href)) { from = link; if (narrow()) cast(false); toScene(Number(href.slice(1))); }
    else toWords(href, link);
  });
  side.addEventListener("pointerover", (e) => {
    const link = e.target.closest("svg a");
    if (link) { hide(); label(link); } else if (shown?.closest?.("#side")) hide();
  });
  side.addEventListener("focusin", (e) => { const link = e.target.closest("svg a"); if (link) label(link); });
  side.addEventListener("focusout", hide);
  side.addEventListener("pointerleave", hide);
  const label = (link) => {
    const id = link.getAttribute("href").slice(1);
    shown = link;
    if (/^[fkc]\d+$/.test(id)) write(...told(id), getComputedStyle(link).getPropertyValue("--i"));
    else write(link.dataset.label || link.getAttribute("aria-label"), "", getComputedStyle(link).getPropertyValue("--i"));
    place(link.getBoundingClientRect());
  };

  // Words with a mark: pressed, they show their place in the picture. On a touch screen a first touch only tells.
  let touched = null, touch = false;
  addEventListener("pointerdown", (e) => { touch = e.pointerType === "touch"; }, { capture: true, passive: true });
  const pressed = (node) => {
    if (touch && touched !== node) { touched = node; return show(node); }
    touched = null;
    toPicture(markOf(node));
  };
  story.addEventListener("keydown", (e) => {
    const node = e.target.closest(MARKED);
    if (e.key === "Enter" && node && !node.matches(".q")) { e.preventDefault(); toPicture(markOf(node)); }
  });
  let feltAt = -1;
  const seekFeeling = (way) => {
    for (let tried = 0, i = feltAt; tried < feelings.length; tried++) {
      i = (i + way + feelings.length) % feelings.length;
      if ((chosen < 0 || feelings[i][0] === chosen) && $("f" + i)) { feltAt = i; return toWords("f" + i, null); }
    }
    say("There is none.");
  };

  // The one chosen: their own page, and what they know at this point of the story.
  const opened = (p) => {
    side.querySelectorAll("li.open").forEach((li) => li.classList.remove("open"));
    if (p < 0) return;
    const card = $("w" + p), fold = card.closest("details");
    if (fold) fold.open = true;
    card.classList.add("open");
    arrived();
  };
  arrived = () => {
    const spot = $("gridhere");
    if (spot) spot.setAttribute("x", here * Number(spot.getAttribute("width")));
    const open = side.querySelector("li.open .sofar");
    if (!open) return;
    const card = open.closest(".own"), button = card.querySelector(".later");
    const rows = [...open.children], late = rows.filter((row) => Number(row.dataset.sc) > here);
    const all = button.getAttribute("aria-expanded") === "true";
    rows.forEach((row) => { row.hidden = !all && late.includes(row); row.classList.toggle("late", late.includes(row)); });
    card.querySelector(".here").textContent = here + 1;
    button.hidden = !late.length;
    button.textContent = all ? "only what is known by now" : `and ${late.length} more later in the story`;
  };
  side.addEventListener("click", (e) => {
    const button = e.target.closest(".later");
    if (!button) return;
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
    arrived();
  });

  // The ties as they stand after a scene.
  const met = people.map((_, p) => data.scenes.findIndex((s) => s[0].includes(p)));
  const tone = (warm) => warm === undefined || Math.abs(warm) <= 0.15 ? "even" : warm > 0 ? "warm" : "cold";
  const stand = (upto) => { // upto: scenes read, 1 to all
    for (const edge of side.querySelectorAll(".net .edge")) {
      const [a, b, kind, becomes, turns, course] = ties[edge.dataset.b];
      const past = course.filter(([scene]) => scene < upto), last = past[past.length - 1];
      const words = becomes && (turns < 0 || turns < upto) ? becomes : kind;
      const apart = met[a] < 0 || met[b] < 0 || met[a] >= upto || met[b] >= upto;
      edge.setAttribute("class", `edge ${tone(last && last[1])}${apart && upto < data.scenes.length ? " far" : ""}`);
      edge.setAttribute("aria-label", `${people[a]} and ${people[b]}: ${words}`);
      const text = edge.querySelector("text");
      if (text) text.textContent = words;
    }
    for (const node of side.querySelectorAll(".net .node")) {
      const p = Number(node.dataset.p);
      node.classList.toggle("far", upto < data.scenes.length && (met[p] < 0 || met[p] >= upto));
      node.classList.toggle("now", upto < data.scenes.length && data.scenes[upto - 1][0].includes(p));
    }
    $("netat").textContent = upto;
  };
  $("netscene")?.addEventListener("input", (e) => stand(Number(e.target.value)));

  $("margin")?.addEventListener("click", () => {
    $("margin").setAttribute("aria-pressed", String(!root.classList.toggle("bare")));
  });
  const more = { f: () => seekFeeling(1), F: () => seekFeeling(-1), b: returns };
  tabs.forEach((_, i) => { more[i + 1] = () => opens(panels[i].id.slice(2)); });
  if (tabs.length < 2) side.querySelector("[role=tablist]").hidden = true;
  root.dataset.tab = "cast";
