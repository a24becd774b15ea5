/* The reading list as it is kept in this browser, the buttons that save a paper, and the marks of what is new. */
(function (site) {
  "use strict";
  const { t } = site;
  const NAME = "saved";

  // What is kept ----------------------------------------------------------------------------------------------------

  const isText = (value) => typeof value === "string";
  const texts = (value) => (Array.isArray(value) ? [...new Set(value.filter(isText).map((text) => text.trim()).filter(Boolean))] : []);
  const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  /* One paper of the list, whatever stood in the storage or a file: { address, added, tags, note, read }. */
  const healed = (value) => {
    const paper = isText(value) ? { address: value } : value;
    if (!isPlain(paper) || !isText(paper.address) || !paper.address.trim()) return null;
    const added = isText(paper.added) && /^\d{4}-\d\d-\d\d/.test(paper.added) ? paper.added.slice(0, 10) : "";
    return { address: paper.address.trim(), added, tags: texts(paper.tags), note: isText(paper.note) ? paper.note : "", read: paper.read === true };
  };

  /* A whole list, healed: what is no paper is left out, and of two entries of one paper the first stays. */
  site.healed = (value) => {
    const entries = Array.isArray(value) ? value : isPlain(value) && Array.isArray(value.papers) ? value.papers : [];
    const papers = new Map();
    for (const entry of entries.map(healed)) if (entry && !papers.has(entry.address)) papers.set(entry.address, entry);
    return [...papers.values()];
  };

  /* The list as it stands, in the order in which papers were saved. */
  site.readingList = () => site.healed(site.get(NAME));
  site.saved = () => site.readingList().map(({ address }) => address);
  /* A browser may refuse to keep anything, or have no room left: the page says so until it can. */
  site.tellKept = (kept, said = "js.not.kept") => {
    const told = document.querySelector(".pw-not-kept");
    if (kept) told?.remove();
    else if (!told) document.querySelector("main").prepend(site.make("p", { className: "pw-not-kept", role: "alert", textContent: t(said) }));
  };
  site.keep = (papers) => {
    const kept = site.set(NAME, { version: 2, papers });
    document.dispatchEvent(new CustomEvent("paperweave-saved"));
    site.tellKept(kept);
    return kept;
  };
  const today = () => new Date().toISOString().slice(0, 10);
  site.save = (addresses, facts = {}) => {
    const before = site.readingList();
    const known = new Set(before.map(({ address }) => address));
    const fresh = [...new Set(addresses)].filter((address) => !known.has(address));
    site.keep([...before, ...fresh.map((address) => ({ address, added: today(), tags: [], note: "", read: false, ...facts[address] }))]);
    return fresh;
  };
  site.unsave = (address) => site.keep(site.readingList().filter((paper) => paper.address !== address));
  site.change = (address, facts) => site.keep(site.readingList().map((paper) => (paper.address === address ? { ...paper, ...facts } : paper)));

  // Buttons ---------------------------------------------------------------------------------------------------------

  site.saveButton = (address, title) => {
    const button = site.make("button", { type: "button", className: "pw-save" });
    const paint = () => {
      const is = site.saved().includes(address);
      button.textContent = is ? t("js.saved") : t("js.save");
      button.setAttribute("aria-pressed", is);
      button.setAttribute("aria-label", t("js.save.of", { action: button.textContent, title }));
    };
    button.addEventListener("click", () => (site.saved().includes(address) ? site.unsave(address) : site.save([address])));
    button.paint = paint;
    paint();
    return button;
  };
  document.addEventListener("paperweave-saved", () => {
    for (const button of document.querySelectorAll(".pw-save")) button.paint?.();
  });

  const buttons = document.querySelector(".pw-paper > .pw-main > .pw-buttons");
  if (buttons) buttons.append(site.saveButton(site.addressOf(location), document.querySelector("h1").textContent));

  /* How many papers the list has stands in the menu. */
  const entry = [...document.querySelectorAll(".pw-nav a")].find((link) => link.href === site.url("reading-list"));
  const tell = () => {
    const many = site.saved().length;
    const count = entry.querySelector(".pw-count") || entry.appendChild(site.make("span", { className: "pw-count" }));
    count.textContent = many ? ` (${many})` : "";
  };
  if (entry) {
    tell();
    document.addEventListener("paperweave-saved", tell);
    addEventListener("storage", () => document.dispatchEvent(new CustomEvent("paperweave-saved")));
  }

  // New since the last visit ----------------------------------------------------------------------------------------

  /* What was new when this visit began stays marked until it ends with its last window. */
  site.newSince = async () => {
    const recent = await site.data("recent");
    const latest = Object.keys(recent).sort().pop() || "";
    const seen = site.get("seen");
    let since = isText(seen) ? seen : latest;
    try {
      const name = `${site.base.pathname}.since`;
      since = sessionStorage.getItem(name) ?? since;
      sessionStorage.setItem(name, since);
    } catch { since = latest; }
    site.set("seen", latest);
    const fresh = new Set(Object.entries(recent).filter(([day]) => day > since).flatMap(([, addresses]) => addresses));
    return (address) => fresh.has(address);
  };

  /* Rows of papers get a button, and a mark where they came after the last visit. */
  site.dressRows = (within, isNew) => {
    for (const row of within.querySelectorAll("li")) {
      const link = row.querySelector(":scope > a");
      const address = site.addressOf(link);
      if (!address || row.querySelector(".pw-save")) continue;
      row.append(" ", site.saveButton(address, link.textContent));
      if (isNew(address)) link.after(" ", site.make("span", { className: "pw-new", textContent: t("js.new") }));
    }
  };
  const rows = document.querySelector(".pw-list, .pw-home, .pw-papers");
  if (rows) site.newSince().then((isNew) => site.dressRows(rows, isNew), () => site.dressRows(rows, () => false));
})(paperweave);
