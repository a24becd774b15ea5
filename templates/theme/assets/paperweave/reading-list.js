/* The reading list: tags, notes and read marks, sorting and filtering, removing and undoing; import, export, and a link that
   carries the list to another browser. All is kept in this browser; what a link carries stands behind its `#` and is sent to nobody. */
(function (site) {
  "use strict";
  const { t, make } = site;
  const place = document.querySelector(".pw-reading");
  const SORTS = new Map([["added", "js.sort.saved.last"], ["saved", "js.sort.saved"], ["date", "js.sort.newest"], ["title", "js.sort.title"], ["unread", "js.sort.unread"]]);
  const state = { q: "", sort: "added", tag: "", read: "" };
  const papers = new Map();  // by address, as far as they are known
  let known = null, removed = null, drawn = 0;

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /* The facts of the saved papers: those that are not known yet are loaded. */
  const load = async (addresses) => {
    const missing = addresses.filter((address) => !papers.has(address));
    if (!missing.length && known) return;
    known = await site.papers(missing);
    for (const paper of known.papers) papers.set(paper.address, paper);
  };

  // What is shown ---------------------------------------------------------------------------------------------------

  const entries = () => site.readingList().map((entry, i) => ({ ...entry, place: i, paper: papers.get(entry.address) }));
  const there = (entry) => entry.paper;
  const fits = ({ paper, tags, note, read }) => {
    const text = site.fold(` ${paper.title} ${paper.otherTitles.join(" ")} ${paper.authors.join(" ")} ${paper.venue} ${tags.join(" ")} ${note}`);
    return site.wholeWords(state.q).every((word) => text.includes(word)) && (!state.tag || tags.includes(state.tag))
      && (!state.read || (state.read === "read") === read);
  };
  const ORDERS = new Map([
    ["added", (a, b) => b.place - a.place], ["saved", (a, b) => a.place - b.place],
    ["date", (a, b) => compare(b.paper.date, a.paper.date) || a.place - b.place],
    ["title", (a, b) => compare(site.fold(a.paper.title), site.fold(b.paper.title))],
    ["unread", (a, b) => a.read - b.read || b.place - a.place],
  ]);
  const shown = () => entries().filter(there).filter(fits).sort(ORDERS.get(state.sort));
  const allTags = () => [...new Set(site.readingList().flatMap(({ tags }) => tags))].sort(compare);

  const status = make("p", { className: "pw-quiet" });
  status.setAttribute("role", "status");
  const list = make("ul", { className: "pw-rows" });
  const undo = site.button(t("js.list.undo"), () => {
    const now = site.readingList();
    for (const { entry, place: i } of removed) now.splice(i, 0, entry);
    removed = null;
    site.keep(now);
  });

  const split = (text) => text.split(",").map((tag) => tag.trim()).filter(Boolean);

  /* What is one's own about a paper: read or not, tags, a note. */
  const own = (entry) => {
    const read = make("input", { type: "checkbox", checked: entry.read });
    read.addEventListener("change", () => site.change(entry.address, { read: read.checked }));
    const tags = make("input", { type: "text", value: entry.tags.join(", "), placeholder: t("js.list.tags.hint") });
    tags.setAttribute("aria-label", t("js.list.tags.of", { title: entry.paper.title }));
    tags.setAttribute("list", "pw-tags");
    tags.addEventListener("change", () => site.change(entry.address, { tags: [...new Set(split(tags.value))] }));
    const note = make("textarea", { value: entry.note, placeholder: t("js.list.note"), rows: entry.note ? 2 : 1 });
    note.setAttribute("aria-label", t("js.list.note.of", { title: entry.paper.title }));
    note.addEventListener("change", () => site.change(entry.address, { note: note.value }));
    const remove = site.button(t("js.list.remove"), () => {
      const now = site.readingList();
      const i = now.findIndex(({ address }) => address === entry.address);
      removed = [{ entry: now[i], place: i }];
      site.unsave(entry.address);
      undo.focus();
    }, "pw-save");
    remove.setAttribute("aria-label", t("js.save.of", { action: t("js.list.remove"), title: entry.paper.title }));
    return make("div", { className: "pw-own" }, make("label", {}, read, ` ${t("js.list.read")}`), tags, note, remove,
      make("p", { className: "pw-printed", textContent: [entry.tags.join(", "), entry.note].filter(Boolean).join(": ") }));
  };

  const row = (entry) => {
    const item = site.row(entry.paper, known, { full: site.view() === "full", save: false });
    item.classList.toggle("pw-row--read", entry.read);
    item.append(own(entry));
    return item;
  };

  const tagBox = make("select", {});
  tagBox.setAttribute("aria-label", t("js.list.tag"));
  const suggestions = make("datalist", { id: "pw-tags" });

  const drawTags = () => {
    const tags = allTags();
    if (state.tag && !tags.includes(state.tag)) state.tag = "";
    tagBox.replaceChildren(make("option", { value: "", textContent: t("js.list.tags.all") }), ...tags.map((tag) => make("option", { value: tag, textContent: tag })));
    tagBox.value = state.tag;
    tagBox.hidden = !tags.length;
    suggestions.replaceChildren(...tags.map((value) => make("option", { value })));
  };

  const sayStatus = (found) => {
    const all = entries();
    const gone = all.filter((entry) => !entry.paper);
    let text = t("js.of", { some: found.length, all: site.manyPapers(all.length - gone.length) });
    if (!all.length) text = t("js.list.empty");
    else if (found.length === all.length) text = t("js.list.all", { n: all.length });
    else if (!found.length) text = t("js.nomatch");
    if (gone.length) text += ` ${t("js.gone", { names: gone.map(({ address }) => address).join(", ") })}`;
    status.replaceChildren(text);
    if (removed) status.append(" ", t("js.list.removed", { n: removed.length }), " ", undo);
  };

  const draw = async () => {
    const number = ++drawn;
    await load(site.saved());
    if (number !== drawn) return;
    const found = shown();
    const focused = document.activeElement?.getAttribute("aria-label");
    list.replaceChildren(...found.map(row));
    list.classList.toggle("pw-rows--full", site.view() === "full");
    if (focused) [...list.querySelectorAll("[aria-label]")].find((one) => one.getAttribute("aria-label") === focused)?.focus();
    drawTags();
    sayStatus(found);
    recommend();
    tools.hidden = actions.hidden = !site.saved().length;
    site.listDrawn = (site.listDrawn || 0) + 1;
  };

  // Import ----------------------------------------------------------------------------------------------------------

  const asList = (text) => { try { return site.healed(JSON.parse(text)); } catch { return []; } };

  const importText = async (text) => {
    const ours = asList(text);
    if (ours.length) return { added: site.save(ours.map(({ address }) => address), Object.fromEntries(ours.map((one) => [one.address, one]))), unknown: [] };
    const { references } = site.references.read(text);
    const { match } = await site.references.matcher();
    const found = await Promise.all(references.map(match));
    // A number that is a paper's own decides here, whatever title stands beside it: what is wrong is soon removed.
    const meant = found.map(({ state, paper, identified }) => (state === "here" ? paper : identified));
    const unknown = references.filter((_, i) => !meant[i]).map(({ title, text: whole }) => title || whole);
    return { added: site.save(meant.filter(Boolean).map(({ address }) => address)), unknown };
  };

  const importer = () => {
    const text = make("textarea", { rows: 4, placeholder: t("js.import.what") });
    text.setAttribute("aria-label", t("js.import.label"));
    const file = make("input", { type: "file", accept: ".bib,.ris,.txt,.json" });
    file.setAttribute("aria-label", t("js.import.file"));
    file.addEventListener("change", async () => { if (file.files[0]) { text.value = await file.files[0].text(); add.click(); } });
    const answer = make("p", { className: "pw-quiet" });
    answer.setAttribute("role", "status");
    const add = site.button(t("js.add"), async () => {
      const { added, unknown } = await importText(text.value);
      answer.textContent = t("js.added", { n: added.length })
        + (unknown.length ? ` ${t("js.notfound", { names: unknown.join("; ") })}` : "");
      text.value = file.value = "";
    });
    return make("details", { className: "pw-import" }, make("summary", { textContent: t("js.import") }), text,
      make("p", { className: "pw-tools" }, file, add), answer);
  };

  // More like these -------------------------------------------------------------------------------------------------

  const like = make("details", { className: "pw-import pw-like" }, make("summary", { textContent: t("js.like") }));
  const recommend = () => {
    like.hidden = !site.saved().length;
    if (like.hidden || !like.open) return;
    site.script("recommend").then(() => site.recommend(like, () => entries().filter(there).map(({ paper }) => paper), () => known))
      .catch((error) => { like.append(make("p", { textContent: t("js.error.list", { error: error.message }) })); });
  };
  like.addEventListener("toggle", recommend);

  // Sharing ---------------------------------------------------------------------------------------------------------

  const LINK = "#list=";
  const link = (addresses) => `${location.href.split("#")[0]}${LINK}${addresses.map(encodeURIComponent).join(",")}`;
  const carried = () => (location.hash.startsWith(LINK)
    ? [...new Set(location.hash.slice(LINK.length).split(",").map(site.decoded).filter(Boolean))] : []);

  /* What a link carries is offered, not taken: it is somebody else's list. */
  const offer = async () => {
    const addresses = carried();
    if (!addresses.length) return null;
    await load(addresses);
    const found = addresses.filter((address) => papers.has(address));
    const box = make("div", { className: "pw-offer" }, make("p", { textContent: t("js.list.carried", { n: found.length }) }));
    const gone = () => { history.replaceState(history.state, "", location.href.split("#")[0]); box.remove(); };
    box.append(make("ul", { className: "pw-rows" }, ...found.map((address) => site.row(papers.get(address), known, { full: false }))),
      make("p", { className: "pw-buttons" }, site.button(t("js.list.carried.add"), () => { site.save(found); gone(); }), site.button(t("js.list.carried.dismiss"), gone)));
    return box;
  };

  // The page --------------------------------------------------------------------------------------------------------

  const select = (name, label, options) => {
    const box = make("select", {}, ...options.map(([value, text]) => make("option", { value, textContent: t(text) })));
    box.setAttribute("aria-label", t(label));
    box.addEventListener("change", () => { state[name] = box.value; draw(); });
    return box;
  };
  const words = make("input", { type: "search", placeholder: t("js.list.search"), autocomplete: "off" });
  words.setAttribute("aria-label", words.placeholder);
  words.addEventListener("input", () => { state.q = words.value; draw(); });
  tagBox.addEventListener("change", () => { state.tag = tagBox.value; draw(); });
  const share = site.button(t("js.list.link"), () => site.copy(share, link(shown().map(({ address }) => address))));
  const removeShown = site.button(t("js.list.remove.these"), () => {
    const gone = new Set(shown().map(({ address }) => address));
    const now = site.readingList();
    removed = now.map((entry, i) => ({ entry, place: i })).filter(({ entry }) => gone.has(entry.address));
    site.keep(now.filter(({ address }) => !gone.has(address)));
  });
  const tools = make("p", { className: "pw-tools" });
  const actions = make("span", { className: "pw-actions" });

  const begin = async () => {
    await load(site.saved());
    const file = site.button(t("js.list.file"), () => {
      site.download("reading-list-of-this-browser.json", JSON.stringify({ version: 2, papers: site.readingList() }, null, 1) + "\n");
    });
    tools.append(words, select("sort", "js.order", [...SORTS]), select("read", "js.list.read.or", [["", "js.list.read.all"], ["unread", "js.list.read.not"], ["read", "js.list.read"]]),
      tagBox, site.viewButton(draw));
    actions.append(share, removeShown, site.exportMenu("reading-list", () => shown().map(there), known, [file]));
    const offered = await offer();
    place.replaceChildren(...(offered ? [offered] : []), tools, make("div", { className: "pw-told" }, status, actions), suggestions, list, like, importer());
    document.addEventListener("paperweave-saved", draw);
    addEventListener("hashchange", async () => { const next = await offer(); if (next) place.prepend(next); });
    await draw();
  };
  begin().catch((error) => { place.textContent = t("js.error.list", { error: error.message }); });
})(paperweave);
