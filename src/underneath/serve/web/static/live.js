  const $ = (id) => document.getElementById(id);
  const say = (words) => { $("say").textContent = words; };
  const shelf = $("shelf"), waiting = $("story");
  const many = (n, one, more) => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;

  // News of the reading: a stream while anything is read, and asked for where no stream gets through.
  // What is added while news of an idle shelf is on its way is not in that news: `anew` says to ask anew.
  let source = null, timer = 0, broken = 0, anew = false, told = () => {};
  const idle = (news) => !news.waiting && !news.reading;
  const close = () => { source?.close(); source = null; clearTimeout(timer); };
  const take = (news) => { told(news); if (idle(news)) { close(); if (anew) listen(); } };
  const poll = async () => {
    try {
      const answer = await fetch("/progress");
      if (answer.ok) {
        const news = await answer.json();
        told(news);
        if (idle(news)) return;
      }
    } catch { /* the shelf is gone for now; it may come back */ }
    timer = setTimeout(poll, 2000);
  };
  const listen = () => {
    anew = source !== null;
    if (source || document.hidden) return;
    if (!("EventSource" in window) || broken > 2) { clearTimeout(timer); return poll(); }
    source = new EventSource("/events");
    source.onmessage = (e) => { broken = 0; take(JSON.parse(e.data)); };
    source.onerror = () => { close(); broken += 1; timer = setTimeout(listen, 1000); };
  };
  // A hidden page holds no connection: browsers give one host six in all.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close(); else if (wanted()) listen();
  });
  let wanted = () => false;

  // One story that waits.
  if (waiting && waiting.dataset.state !== "failed") {
    wanted = () => true;
    const id = Number(waiting.dataset.id);
    const look = async () => {
      try {
        const answer = await fetch(`/story/${id}/state`), state = answer.ok ? await answer.json() : {};
        if (!answer.ok || state.readable || state.state === "failed") location.reload();
      } catch { /* the next news asks again */ }
    };
    told = (news) => {
      const row = news.now.find((each) => each.id === id);
      if (row) { $("bar1").value = row.share; $("doing").textContent = row.doing; } else look();
    };
    listen();
  }

  // The shelf.
  // What the list was drawn with: what has been read by the time of the first news is news too.
  let counted = shelf?.dataset.counted, refreshing = false, again = false;
  const page = async (path) => {
    const answer = await fetch(path);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };
  const begin = async () => { // the first story is there: what a full shelf has takes the newcomer's place
    const fresh = (await page("/"))?.getElementById("shelf");
    if (!fresh?.querySelector(".cols")) return;
    for (const node of shelf.querySelectorAll(".lead, .begin")) node.remove();
    shelf.querySelector("h1").replaceWith(fresh.querySelector("h1"));
    shelf.classList.remove("empty");
    shelf.dataset.list = fresh.dataset.list;
    shelf.append(fresh.querySelector(".cols"));
    fold();
  };
  const renew = async () => {
    const old = $("list"), fresh = (await page(shelf.dataset.list))?.getElementById("list");
    if (!fresh) return;
    const held = document.activeElement?.closest("#list a")?.getAttribute("href");
    old.replaceWith(fresh);
    if (held) fresh.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  };
  const refresh = async () => {
    if (refreshing) { again = true; return; }
    refreshing = true;
    try { await ($("list") ? renew() : begin()); } catch { /* the shelf is gone for now; the next news tries again */ }
    refreshing = false;
    if (again) { again = false; refresh(); }
  };
  const row = (each) => {
    const li = document.createElement("li"), label = document.createElement("label"), name = document.createElement("bdi");
    const doing = document.createElement("span"), bar = document.createElement("progress");
    label.htmlFor = bar.id = `p${each.id}`;
    name.textContent = each.title;
    bar.max = 1;
    label.append(name, " ", doing);
    li.append(label, bar);
    return li;
  };
  const draw = (news) => {
    const left = news.waiting + news.reading;
    $("progress").hidden = !left;
    $("done").textContent = news.read.toLocaleString("en");
    $("left").textContent = left.toLocaleString("en");
    $("failed").hidden = !news.failed;
    $("failed").querySelector("b").textContent = news.failed.toLocaleString("en");
    const now = $("now"), rows = news.now.map((each) => $(`p${each.id}`)?.parentElement || row(each));
    news.now.forEach((each, i) => {
      rows[i].querySelector("progress").value = each.share;
      rows[i].querySelector("span").textContent = each.doing;
    });
    now.replaceChildren(...rows);
  };
  if (shelf) {
    let busy = shelf.dataset.busy === "yes";
    wanted = () => busy;
    told = (news) => {
      busy = !idle(news);
      draw(news);
      const count = `${news.read} ${news.failed} ${news.waiting + news.reading}`;
      if (count !== counted) {
        refresh();
        if (!busy) say(`All is read: ${many(news.read, "story", "stories")}` + (news.failed ? `, ${news.failed} could not be read.` : "."));
      }
      counted = count;
    };
    if (busy) listen();
  }
