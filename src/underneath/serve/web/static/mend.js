  // Setting right where one sees it: lines are chosen in the story, people in the cast; the shelf does the rest.
  const $ = (id) => document.getElementById(id), root = document.documentElement;
  const box = $("mending"), { id, key } = box.dataset, data = JSON.parse(box.textContent);
  const bar = $("mend"), story = $("story"), button = $("mendbtn"), dialog = $("person");
  const lines = JSON.parse($("data").textContent).lines;
  const chosen = new Set();
  const place = `underneath.place.${id}`;
  let last = -1;
  button.hidden = false;
  const element = (i) => $("q" + i);
  const index = (node) => Number(node.id ? node.id.slice(1) : node.dataset.q);
  const pieces = (i) => [element(i), ...story.querySelectorAll(`[data-q="${i}"]`)].filter(Boolean);

  const show = () => {
    const n = chosen.size;
    $("chosen").textContent = n ? `${n.toLocaleString("en")} ${n === 1 ? "line" : "lines"} chosen` : "No line chosen";
    $("how").hidden = n > 0;
    for (const name of ["give", "noquote", "none", "same"]) $(name).disabled = !n;
    for (const name of ["mspeaker", "mto"]) $(name).disabled = !n;
  };
  const pick = (i, on) => {
    if (on) chosen.add(i); else chosen.delete(i);
    for (const node of pieces(i)) node.classList.toggle("picked", on);
  };
  const clear = () => { for (const i of [...chosen]) pick(i, false); last = -1; show(); };
  const press = (i, range) => {
    const on = !chosen.has(i);
    if (range && last >= 0) for (let j = Math.min(i, last); j <= Math.max(i, last); j++) pick(j, true); else pick(i, on);
    last = i;
    show();
    $("say").textContent = $("chosen").textContent;
  };
  const mending = () => root.classList.contains("mending");
  const turn = (on) => {
    root.classList.toggle("mending", on);
    button.setAttribute("aria-pressed", String(on));
    bar.hidden = !on;
    for (const node of document.querySelectorAll(".mendone")) node.hidden = !on;
    if (!on) clear();
  };
  button.addEventListener("click", () => turn(!mending()));
  story.addEventListener("click", (e) => {
    const node = mending() && e.target.closest(".q");
    if (node && (e.shiftKey || getSelection().isCollapsed)) press(index(node), e.shiftKey);
  });
  // With Shift a click would select the text between.
  story.addEventListener("mousedown", (e) => { if (mending() && e.shiftKey && e.target.closest(".q")) e.preventDefault(); });
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,select,textarea,dialog") || !$("keyson").checked) return;
    const node = document.activeElement?.closest?.("#story .q");
    if (e.key === "e") turn(!mending());
    else if ((e.key === "x" || e.key === "X") && node) { if (!mending()) turn(true); press(index(node), e.key === "X"); }
    else if (e.key === "Escape" && mending() && chosen.size) clear();
    else return;
    e.preventDefault();
  });

  // Who may be chosen.
  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  for (const name of ["mspeaker", "mto"]) {
    $(name).append(...data.people.map((one) => option(one.id, one.name)), option("nobody", "nobody known"));
  }
  $("mspeaker").append(option("+", "somebody new…"));
  $("mspeaker").addEventListener("change", () => {
    const fresh = $("mspeaker").value === "+";
    $("mnew").hidden = !fresh;
    if (fresh) $("mnew").focus();
  });
  $("same").addEventListener("click", () => {
    const who = new Set([...chosen].map((i) => lines[i][0]));
    lines.forEach((row, i) => { if (who.has(row[0])) pick(i, true); });
    show();
  });
  $("none").addEventListener("click", clear);

  // Sending; then the page anew, where one was.
  const keep = () => sessionStorage.setItem(place, JSON.stringify({ y: scrollY, mending: mending(), cast: root.classList.contains("cast-open"), tab: root.dataset.tab }));
  const send = async (path, fields, said) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    bar.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`/story/${id}/${path}`, { method: "POST", body, headers: { accept: "application/json", "x-underneath-key": key } });
      if (answer.ok) { keep(); return location.reload(); }
      said.textContent = (await answer.json()).error;
    } catch {
      said.textContent = "The shelf did not answer. Is it still running?";
    }
    bar.removeAttribute("aria-busy");
  };
  const picked = () => [...chosen].sort((a, b) => a - b).map((i) => ["line", data.starts[i]]);
  bar.addEventListener("submit", (e) => {
    e.preventDefault();
    const speaker = $("mspeaker").value;
    const who = speaker === "+" ? [["new", $("mnew").value]] : [["speaker", speaker]];
    send("right", [["what", "lines"], ...picked(), ...who, ["to", $("mto").value]], $("mendsay"));
  });
  $("noquote").addEventListener("click", () => send("right", [["what", "noquotation"], ...picked()], $("mendsay")));
  $("undo").addEventListener("click", () => send("undo", [], $("mendsay")));
  $("redo").addEventListener("click", () => send("redo", [], $("mendsay")));

  // People.
  let person = null;
  document.querySelectorAll(".cast li[id^=w]").forEach((card) => {
    const one = data.people[Number(card.id.slice(1))], set = document.createElement("button");
    set.type = "button";
    set.className = "mendone";
    set.hidden = true;
    set.textContent = "Set right";
    set.setAttribute("aria-label", `Set right: ${one.name}`);
    set.addEventListener("click", (e) => { e.stopPropagation(); open(one); });
    card.append(set);
  });
  const open = (one) => {
    person = one;
    $("personh").textContent = one.name;
    $("pname").value = one.name;
    $("ppron").value = one.pronouns;
    $("pmerge").replaceChildren(option("", "choose…"), ...data.people.filter((other) => other !== one).map((other) => option(other.id, other.name)));
    $("pmerge").closest("form").hidden = data.people.length < 2;
    $("psplit").hidden = !one.called.length;
    $("papart").replaceChildren(...one.called.map((name) => {
      const label = document.createElement("label"), tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "apart", value: name });
      label.append(tick, " ", Object.assign(document.createElement("bdi"), { textContent: name }));
      return label;
    }));
    $("personsay").textContent = "";
    dialog.showModal();
  };
  dialog.addEventListener("submit", (e) => {
    if (e.target.method === "dialog") return;
    e.preventDefault();
    const fields = [...new FormData(e.target)];
    send("right", [["what", e.submitter.value], ["person", person.id], ...fields], $("personsay"));
  });

  // Back to where one was, before anything moves.
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  sessionStorage.removeItem(place);
  show();
  if (kept) {
    turn(kept.mending);
    if (kept.tab && kept.tab !== "cast") $("tab-" + kept.tab)?.click();
    if (kept.cast && !root.classList.contains("cast-open")) $("castbtn").click();
    const back = () => scrollTo({ top: kept.y, behavior: "instant" });
    back();
    requestAnimationFrame(back); // what came into view may have moved it
  }

  // Read again with it: shown as soon as that is done, unless one is in the midst of something.
  const again = $("again");
  if (again && again.dataset.state !== "failed") {
    const look = async () => {
      let state = null;
      try {
        const answer = await fetch(`/story/${id}/state`);
        if (answer.status === 404) return; // it was removed meanwhile
        state = await answer.json();
      } catch { /* asked again below */ }
      const free = !chosen.size && !dialog.open;
      if (state && (state.fresh || state.state === "failed")) {
        if (free) { keep(); return location.reload(); }
        again.textContent = "It is read again. ";
        const link = Object.assign(document.createElement("a"), { href: "", textContent: "Show it" });
        link.addEventListener("click", keep);
        again.append(link);
        return;
      }
      setTimeout(look, 700);
    };
    setTimeout(look, 700);
  }
