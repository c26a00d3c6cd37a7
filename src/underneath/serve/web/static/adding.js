  // Files and folders, dropped or chosen: sent one by one, so that each has its own answer.
  const MOST_FILES = 5000, DEEPEST = 12, AT_ONCE = 2;
  const READ = /\.(txt|text|md|markdown|html?|xhtml|epub|docx|odt)$/i;
  const walk = async (entry, found, depth) => {
    if (found.length >= MOST_FILES) return;
    if (entry.isFile) {
      const file = await new Promise((good, bad) => entry.file(good, bad)).catch(() => null);
      if (file && (depth === 0 || READ.test(file.name))) found.push(file);
      return;
    }
    if (!entry.isDirectory || depth >= DEEPEST || entry.name.startsWith(".")) return;
    const reader = entry.createReader();
    for (;;) { // a reader gives a hundred entries at a time
      const some = await new Promise((good, bad) => reader.readEntries(good, bad)).catch(() => []);
      if (!some.length) return;
      for (const each of some) await walk(each, found, depth + 1);
    }
  };
  const send = async (file) => {
    const most = Number(shelf.dataset.most);
    if (file.size > most) return { name: file.name, refused: `It has ${Math.ceil(file.size / 1048576)} MiB. Expected at most ${most / 1048576} MiB.` };
    if (!file.size) return { name: file.name, refused: "There is nothing in it." };
    const form = new FormData();
    form.append("file", file, file.name);
    const headers = { accept: "application/json", "x-underneath-key": shelf.dataset.key };
    try {
      const answer = await fetch("/add", { method: "POST", body: form, headers });
      const told = await answer.json();
      return answer.ok ? told.taken[0] : { name: file.name, refused: told.error };
    } catch {
      return { name: file.name, refused: "The shelf did not answer. Is it still running? Then try again." };
    }
  };
  const outcome = (taken, all, done) => {
    const box = $("outcome"), refused = taken.filter((one) => one.refused), known = taken.filter((one) => one.known);
    const said = document.createElement("p");
    said.textContent = done
      ? `${many(taken.length - refused.length, "story", "stories")} taken` + (known.length ? `, ${known.length} of them here already` : "") + (refused.length ? `; ${many(refused.length, "file", "files")} not:` : ".")
      : `Taking ${taken.length + 1} of ${all}…`;
    const list = document.createElement("ul");
    for (const one of refused.slice(0, 50)) {
      const li = document.createElement("li"), name = document.createElement("bdi");
      name.textContent = one.name;
      li.append(name, `: ${one.refused}`);
      list.append(li);
    }
    if (refused.length > 50) list.append(Object.assign(document.createElement("li"), { textContent: `and ${refused.length - 50} more` }));
    box.replaceChildren(said, ...(refused.length ? [list] : []));
  };
  let sending = false;
  const add = async (files) => {
    if (sending) return say("The files before are being taken; wait a moment.");
    if (!files.length) return say("There is no story in that.");
    sending = true;
    const all = files.slice(0, MOST_FILES), taken = [];
    if (files.length > MOST_FILES) taken.push({ name: `${files.length - MOST_FILES} files more`, refused: `At most ${MOST_FILES} are taken at once. Drop the rest after.` });
    let next = 0;
    const one = async () => {
      while (next < all.length) {
        outcome(taken, all.length, false);
        taken.push(await send(all[next++]));
        listen();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    outcome(taken, all.length, true);
    sending = false;
    refresh();
    listen();
  };

  // Where there is little room, the fields fold away: what narrows the list stands above it anyway.
  const fold = () => {
    const more = document.querySelector("#find>details");
    if (more && matchMedia("(max-width:58rem)").matches) more.open = false;
  };
  fold();

  if (shelf) {
    $("files").addEventListener("change", (e) => { add([...e.target.files]); e.target.value = ""; });
    $("folder").addEventListener("change", (e) => { add([...e.target.files].filter((file) => READ.test(file.name))); e.target.value = ""; });
    const root = document.documentElement;
    let over = 0;
    const holds = (e) => [...(e.dataTransfer?.types || [])].includes("Files");
    addEventListener("dragenter", (e) => { if (holds(e)) { over += 1; root.classList.add("over"); } });
    addEventListener("dragleave", (e) => { if (holds(e) && (over -= 1) <= 0) { over = 0; root.classList.remove("over"); } });
    addEventListener("dragover", (e) => { if (holds(e)) e.preventDefault(); });
    addEventListener("drop", async (e) => {
      if (!holds(e)) return;
      e.preventDefault();
      over = 0;
      root.classList.remove("over");
      // Entries live no longer than the event: all are taken before the first wait.
      const items = [...e.dataTransfer.items].filter((item) => item.kind === "file");
      const entries = items.map((item) => item.webkitGetAsEntry?.() || null), plain = items.map((item) => item.getAsFile());
      const found = [];
      for (let i = 0; i < items.length; i++) if (entries[i]) await walk(entries[i], found, 0); else if (plain[i]) found.push(plain[i]);
      add(found);
    });

    // Names suggested as one types.
    let typing = 0;
    shelf.addEventListener("input", (e) => {
      const input = e.target;
      if (!input.matches("#person, #tag, #fandom")) return;
      clearTimeout(typing);
      typing = setTimeout(async () => {
        if (input.value.length < 2) return;
        const options = (await page(`/suggest/${input.id}?start=${encodeURIComponent(input.value)}`))?.querySelectorAll("option");
        if (options) $(input.getAttribute("list")).replaceChildren(...options);
      }, 150);
    });
  }
