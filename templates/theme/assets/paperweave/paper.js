/* A paper's page: the citation in a dialog, identifiers to copy, the related papers in another order. */
(function (site) {
  "use strict";
  const { t, make } = site;
  const address = site.addressOf(location);
  const main = document.querySelector(".pw-main"), buttons = main.querySelector(".pw-buttons");
  let cite = document.querySelector("#cite");

  /* Headings of a large site's page have no ids of their own; links from elsewhere may lead to them. */
  const slug = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]|[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");
  for (const one of document.querySelectorAll("h2:not([id])")) one.id = slug(one.textContent);
  if (location.hash && !document.querySelector(":target")) document.getElementById(site.decoded(location.hash.slice(1)))?.scrollIntoView();

  /* What a large site's page says only in its head, its buttons and its citation stands beside it, too. */
  const cited = document.querySelector(".pw-cited");
  let side = document.querySelector(".pw-side");
  const identifier = (name, value) => {
    const place = make("dd", {}, value);
    place.dataset.copy = "";
    return make("div", {}, make("dt", { textContent: name }), place);
  };
  if (!side) {
    side = make("aside", { className: "pw-side", ariaLabel: t("details") }, make("dl"));
    main.after(side);
  }
  if (!cited && cite) {
    const arxiv = document.querySelector("[name=citation_arxiv_id]")?.content;
    const doi = buttons.querySelector("[href^='https://doi.org/']");
    const named = cite.querySelector("code")?.textContent.trim() || "";
    const key = /^@\w+\{([^,]+),/.exec(named)?.[1] ?? named;
    side.querySelector("dl").prepend(
      ...(arxiv ? [identifier("arXiv", make("a", { href: `https://arxiv.org/abs/${arxiv}`, textContent: arxiv }))] : []),
      ...(doi ? [identifier("DOI", make("a", { href: doi.href, textContent: site.decoded(doi.href.slice("https://doi.org/".length)) }))] : []),
      ...(key ? [identifier(t("fact.bibtex"), key)] : []));
  }
  for (const one of document.querySelectorAll("[data-copy]")) {
    const what = one.textContent;
    const button = site.button(t("js.copy"), () => site.copy(button, what), "pw-copy");
    button.setAttribute("aria-label", t("js.copy.what", { what }));
    one.append(" ", button);
  }

  /* Who has no page of their own leads to the list of all papers, filtered. */
  for (const one of document.querySelectorAll(".pw-authors a:not([href])")) one.href = site.listUrl({ author: one.textContent });

  /* Where no number is known, a search may find more than the links do. */
  if (!buttons.querySelector("[href*='//arxiv.org/abs/'], [href*='//doi.org/'], [href*='//scholar.google.com/']")) {
    const q = document.querySelector("[name=citation_title]")?.content || document.querySelector("h1").textContent;
    const search = make("a", { href: `https://scholar.google.com/scholar?${new URLSearchParams({ q })}`, textContent: t("link.scholar") });
    buttons.insertBefore(search, buttons.querySelector("[href='#cite']"));
  }

  /* The words of the listings that say a fact are shown where one points at it. */
  const title = document.querySelector("h1");
  title.tabIndex = 0;
  for (const place of [title, side, ...main.querySelectorAll(".pw-authors, .pw-when")]) {
    for (const event of ["pointerover", "focusin"]) place.addEventListener(event, () => site.script("origins").catch(() => {}), { once: true });
  }

  // What a large site's page leaves to scripts ----------------------------------------------------------------------

  /* Tags for reference managers that look when the page is there: its HTML says abstract and keywords once. */
  const tag = (name, content) => {
    if (content && document.querySelector("[name=citation_title]") && !document.querySelector(`[name="${name}"]`)) {
      document.head.append(make("meta", { name, content }));
    }
  };
  const number = document.querySelector("[name=citation_arxiv_id]")?.content;
  if (number && document.querySelector("[name='z:itemType'][content=preprint]")) {
    tag("z:repository", "arXiv");
    tag("z:archiveID", `arXiv:${number}`);
  }
  const behind = [];
  for (let one = main.querySelector("h2")?.nextElementSibling; one && one.tagName !== "H2"; one = one.nextElementSibling) behind.push(one);
  const shown = behind.filter((one) => one.tagName === "P").map((one) => one.textContent).join(" ").replace(/\s+/g, " ").trim();
  tag("citation_abstract", shown === t("abstract.none") ? "" : shown);
  tag("citation_keywords", [...main.querySelectorAll(":scope > h2 + ul > li")].map((one) => one.textContent.trim()).join("; "));

  /* What the listings say, which lies beside the page. */
  const sources = document.querySelector(".pw-part-sources");
  const setIn = async () => {
    const { sources: row } = await site.beside(address);
    const named = sources.querySelector("summary ~ ul");
    named.replaceWith(...[...named.children].flatMap((one, i) => [
      make("h3", {}, ...one.childNodes),
      make("ul", {}, ...row[i][0].map(([name, value]) => make("li", { textContent: `${name}: ${value}` }))),
      make("pre", {}, make("code", { className: "language-text", textContent: `${row[i][1]}\n` })),
    ]));
    return row.map(([, , said]) => said);
  };
  let said = sources.dataset.said && Promise.resolve(JSON.parse(sources.dataset.said));
  /* A promise of the places of what the page shows in the texts of its sources, which the page has by then. */
  site.sources = () => said ||= setIn().catch((error) => { said = null; throw error; });
  sources.addEventListener("toggle", () => site.sources().catch((error) => {
    if (!sources.querySelector(".pw-told")) sources.append(make("p", { className: "pw-told", textContent: t("js.error.sources", { error: error.message }) }));
  }));

  // The citation ----------------------------------------------------------------------------------------------------

  const FORMS = { bib: "BibTeX", ris: "RIS", apa: "APA", txt: t("js.tab.text"), json: "CSL-JSON" };

  const initials = (given) => given.split(/\s+/).filter(Boolean).map((name) =>
    name.split("-").filter(Boolean).map((part) => `${[...part][0]}.`).join("-")).join(" ");
  const apaName = ({ family, given, suffix, literal, "non-dropping-particle": particle }) =>
    literal || [[particle, family].filter(Boolean).join(" "), given && initials(given), suffix].filter(Boolean).join(", ");
  const MOST_NAMES = 20;
  const apaNames = (authors) => {
    const names = authors.map(apaName);
    if (names.length > MOST_NAMES) return `${names.slice(0, MOST_NAMES - 1).join(", ")}, … ${names.at(-1)}`;
    return names.length > 1 ? `${names.slice(0, -1).join(", ")}, & ${names.at(-1)}` : names.join("");
  };
  /* A CSL-JSON item as APA has it in its list of references (7th edition). */
  const apa = (item) => {
    const [year, month, day] = item.issued?.["date-parts"]?.[0] || [];
    const date = new Date(2000, (month || 1) - 1).toLocaleString("en", { month: "long" });
    const when = year ? [year, month && `${date}${day ? ` ${day}` : ""}`].filter(Boolean).join(", ") : "n.d.";
    const pages = item.page ? `, ${item.page.replace("-", "–")}` : "";
    const container = item["container-title"];
    // Of the notes, which have a label each, a reference has the venue only.
    const venue = /^Venue: (.*)$/m.exec(item.note || "")?.[1];
    const where = container ? `${container}${item.volume ? `, ${item.volume}` : ""}${item.issue && item.volume ? `(${item.issue})` : ""}${pages}.`
      : item.number && /^arxiv/i.test(item.number) ? `arXiv. ` : venue ? `${venue}.` : "";
    const title = /[.?!]$/.test(item.title) ? item.title : `${item.title}.`;
    const number = /^arxiv/i.test(item.number || "") && !container ? title.replace(/\.$/, ` (${item.number}).`) : title;
    const names = item.author?.length ? apaNames(item.author) : "";
    const who = names && (names.endsWith(".") ? names : `${names}.`);
    return [...(who ? [who, `(${when}).`, number] : [number, `(${when}).`]), where.trim(), item.URL || ""].filter(Boolean).join(" ") + "\n";
  };
  site.apa = apa;

  /* The page has what its citation is made of; on a large site the data of all citations have it. */
  let facts = cited && JSON.parse(cited.textContent);
  const linked = document.querySelector("[type='application/ld+json']");
  const abstract = () => facts.abstract ?? (linked && JSON.parse(linked.textContent).abstract)
    ?? document.querySelector("[name=citation_abstract]")?.content;
  const citation = async (form) => {
    await site.script("cite");
    facts ??= (await site.beside(address)).cite;
    if (form === "bib") return site.cite.bib(facts);
    return form === "apa" ? apa(site.cite.item(facts)) : site.cite[form](facts, abstract());
  };
  const asFile = (form, text) => new Blob([form === "bib" ? site.cite.bib(facts, abstract() ?? "") : text], { type: "text/plain;charset=utf-8" });

  const opener = buttons.querySelector("[href='#cite']");
  if (opener && cite) {
    const text = make("pre", { tabIndex: 0 }, make("code"));
    const copy = site.button(t("js.copy"), () => site.copy(copy, text.textContent));
    const save = make("a", { className: "pw-button", textContent: t("js.download"), download: "" });
    const tabs = Object.entries(FORMS).map(([form, name]) => {
      const tab = site.button(name, () => choose(form), "pw-tab");
      tab.formName = form;
      return tab;
    });
    let chosen;
    const choose = async (form) => {
      chosen = form;
      for (const tab of tabs) tab.setAttribute("aria-pressed", tab.formName === form);
      const written = await citation(form).catch((error) => t("js.error.citation", { error: error.message }));
      if (facts) printed();
      if (chosen !== form) return; // what was chosen before may come last
      text.firstChild.textContent = written;
      save.hidden = form === "apa";
      URL.revokeObjectURL(save.href);
      save.href = URL.createObjectURL(asFile(form, text.textContent));
      save.download = `${address.replace("/", "_")}.${form}`;
      site.set("form", form);
    };
    /* Where the page has the citation's key alone, who prints it after that gets the citation. */
    const printed = () => {
      if (cite.tagName !== "P") return;
      const whole = make("pre", { id: "cite", className: cite.className }, make("code", { textContent: site.cite.bib(facts) }));
      cite.replaceWith(whole);
      cite = whole;
    };
    const close = site.button("×", () => dialog.close(), "pw-close");
    close.setAttribute("aria-label", t("js.close"));
    const dialog = make("dialog", { className: "pw-dialog" }, close, make("h2", { textContent: t("js.cite") }),
      make("p", { className: "pw-tabs" }, ...tabs), text, make("p", { className: "pw-buttons" }, copy, save));
    dialog.setAttribute("aria-label", t("js.cite"));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    main.append(dialog);
    opener.addEventListener("click", (event) => {
      event.preventDefault();
      const form = site.get("form");
      choose(Object.hasOwn(FORMS, form) ? form : "bib");
      dialog.showModal();
    });
    // With the dialog at the title the same at the page's end is for paper only.
    for (const one of [cite.previousElementSibling, cite]) one.classList.add("pw-only-printed");
    main.querySelector("#cite ~ p")?.remove();
  }

  // Related papers --------------------------------------------------------------------------------------------------

  const list = main.querySelector(":scope > ol");
  if (!list) return;
  const MOST = 50; // per cent; two papers that are more alike than that say nearly the same

  const rows = [...list.children].map((row, place) => {
    const year = /\((\d{4})\)/.exec(row.querySelector("a").nextSibling?.textContent || "");
    const line = row.querySelector("br");
    const [, alike, keyword] = /(\d+)\s*%(?: · ([^,·]*))?/.exec(line.nextSibling.textContent) || [];
    const bar = make("span", { className: "pw-strength", ariaHidden: "true" });
    bar.style.setProperty("--share", Math.min(1, Number(alike || 0) / MOST));
    line.after(bar, " ");
    return { row, place, year: Number(year?.[1] || 0), keyword: keyword?.trim() || "" };
  });

  const ORDERS = new Map([
    ["js.related.similar", (a, b) => a.place - b.place],
    ["js.sort.newest", (a, b) => b.year - a.year || a.place - b.place],
    ["js.related.keyword", (a, b) => a.keyword.localeCompare(b.keyword) || a.place - b.place],
  ]);
  if (rows.length < 2) return;
  const choice = make("select", {}, ...[...ORDERS.keys()].map((value) => make("option", { value, textContent: t(value) })));
  choice.setAttribute("aria-label", t("js.related.order"));
  choice.addEventListener("change", () => list.append(...rows.sort(ORDERS.get(choice.value)).map(({ row }) => row)));
  let heading = list;
  while (heading.tagName !== "H2") heading = heading.previousElementSibling;
  heading.append(choice);
})(paperweave);
