/* A paper as a row of a list: title, linked authors, venue, keywords, two lines of the abstract, links; and export of what is shown. */
(function (site) {
  "use strict";
  const { t, make, joined } = site;
  const MOST_KEYWORDS = 3;  // the most specific stand first
  const MOST_AUTHORS = 4;
  const EXPORTS = { bib: "BibTeX", ris: "RIS", json: "CSL-JSON", csv: "CSV" };
  const LINKS = { c: "link.code", p: "link.project", d: "link.data", m: "link.demo" };

  const filtered = (text, filter) => make("a", { href: site.listUrl(filter), textContent: text });

  const authors = (names) => {
    const shown = names.length > MOST_AUTHORS + 1 ? names.slice(0, MOST_AUTHORS) : names;
    const links = joined(shown.map((name) => filtered(name, { author: name })), ", ");
    if (shown.length === names.length) return links;
    return [...links, t("names.and", { first: "", last: t("names.others", { n: names.length - shown.length }) })];
  };

  /* A venue, under its short name, leads to its page where it has one, else to the list of its papers. */
  const venue = (name, { venues = {}, briefVenues = {} }) => {
    const brief = Object.hasOwn(briefVenues, name) ? briefVenues[name] : name;
    return Object.hasOwn(venues, name) ? make("a", { href: site.url(venues[name]), textContent: brief }) : filtered(brief, { venue: name });
  };

  const facts = (paper, known) => joined([
    paper.authors.length ? authors(paper.authors) : [],
    paper.date ? [site.shownDate(paper.date)] : [],
    paper.venue ? [venue(paper.venue, known)] : [],
  ].filter((part) => part.length), [" · "]).flat();

  const linksOf = ({ links }) => {
    const arxiv = links.a && !/[^\w./-]/.test(links.a) ? links.a : null;
    const pdf = arxiv ? `https://arxiv.org/pdf/${arxiv}` : links.f;
    const all = [["PDF", pdf], arxiv && ["arXiv", `https://arxiv.org/abs/${arxiv}`],
      ...["c", "p", "d", "m"].map((kind) => [t(LINKS[kind]), links[kind]])];
    return all.filter((one) => one?.[1] && site.isWeb(one[1])).map(([name, href]) => make("a", { href, textContent: name }));
  };

  const keywordsOf = (paper, known) => paper.keywordNumbers.slice(0, MOST_KEYWORDS).map((number) => make("a",
    { href: site.url(known.keywordPaths[number]), className: "pw-keyword", textContent: known.keywords[number] }));

  const folded = (text) => {
    const abstract = make("p", { className: "pw-abstract", textContent: text });
    const unfold = site.button(t("js.more"), () => {
      const open = abstract.classList.toggle("pw-abstract--open");
      unfold.textContent = open ? t("js.less") : t("js.more");
      unfold.setAttribute("aria-expanded", open);
    }, "pw-unfold");
    unfold.setAttribute("aria-expanded", false);
    return [abstract, unfold];
  };

  /* Abstracts are loaded when their rows come into sight. */
  const inSight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      inSight.unobserve(target);
      site.script("search-index").then(() => site.index.text(target.paper.index)).then(({ abstract }) => {
        if (abstract) target.append(...folded(abstract));
        else target.hidden = true;
      }).catch(() => {});
    }
  }, { rootMargin: "200px" });

  /* A row; `known` has the names behind a paper's numbers, `isNew` tells what came after the last visit. */
  site.row = (paper, known, { full, isNew = () => false, save = true }) => {
    const title = site.paperLink(paper);
    const row = make("li", { className: "pw-row" }, title);
    if (isNew(paper.address)) row.append(" ", make("span", { className: "pw-new", textContent: t("js.new") }));
    row.append(make("div", { className: "pw-row__facts" }, ...facts(paper, known)));
    if (full) {
      const body = make("div", { className: "pw-row__abstract" });
      body.paper = paper;
      inSight.observe(body);
      row.append(body);
    }
    const ends = make("div", { className: "pw-row__links" });
    if (full) ends.append(...joined([...linksOf(paper), ...keywordsOf(paper, known)], " "), " ");
    if (save) ends.append(site.saveButton(paper.address, title.textContent));
    row.append(ends);
    return row;
  };

  /* Compact or full, as the reader wanted it last. */
  site.view = () => (site.get("view") === "compact" ? "compact" : "full");
  site.viewButton = (act) => {
    const label = () => (site.view() === "full" ? t("js.view.titles") : t("js.view.abstracts"));
    const button = site.button(label(), () => {
      site.set("view", site.view() === "full" ? "compact" : "full");
      button.textContent = label();
      act();
    });
    return button;
  };

  // Export ----------------------------------------------------------------------------------------------------------

  /* What a spreadsheet would take for a formula gets a space before it, as in papers.csv; the mark tells Excel that it is UTF-8. */
  const cell = (text) => `"${text.replace(/(^|[;\t\r\n])(?=[=+@\-\t\r\n＝＋＠－])/g, "$1 ").replace(/"/g, '""')}"`;
  const line = (cells) => `${cells.map(cell).join(",")}\r\n`;
  const COLUMNS = ["id", "title", "authors", "year", "date", "venue", "arxiv", "doi", "url", "keywords", "topic", "code", "page", "abstract"];
  const source = ({ a, i }) => (i ? `https://doi.org/${i}` : a ? `https://arxiv.org/abs/${a}` : "");
  const cells = (paper, known, abstract) => [`papers/${paper.address}`, paper.title, paper.authors.join("; "), paper.date.slice(0, 4), paper.date,
    paper.venue, paper.links.a ? `arXiv:${paper.links.a}` : "", paper.links.i || "", source(paper.links),
    paper.keywordNumbers.map((number) => known.keywords[number]).join("; "), known.topics[paper.topic] || "", paper.links.c || "",
    site.url(`papers/${paper.address}`), abstract];
  site.csv = (rows) => "\ufeff" + rows.map(line).join("");
  const csv = async (papers, known) => {
    await site.script("search-index");
    const texts = await Promise.all(papers.map((paper) => site.index.text(paper.index)));
    return site.csv([COLUMNS, ...papers.map((paper, i) => cells(paper, known, texts[i].abstract))]);
  };

  /* A line of papers.csv of its cells: in place of one that the search has a number stands, as paperweave/export/papers_csv.py says. */
  const known = ([address, title, , authors, date, venue, keywords, subjects, , abstract]) => [`papers/${address}`, title, authors.join("; "),
    date, date.slice(0, 4), venue, [...keywords, ...subjects].join("; "), abstract];
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const lineOf = ({ csv: own, text }) => {
    const texts = known(text);
    return `${own.map((one) => quoted(typeof one === "number" ? texts[one] : one)).join(",")}\r\n`;
  };

  /* All papers in a form of which a large site has no file, with the same bytes as the file in its `docs/`; null where it has. */
  site.ofAll = async (form) => {
    const { csv: head } = await site.data("beside");
    if (!head) return null;
    const addresses = (await site.papers()).papers.map(({ address }) => address);
    return form === "csv" ? head + (await site.besideEach(addresses)).map(lineOf).join("") : site.citations(addresses, form);
  };

  /* A menu that exports the papers that are shown when it is used. */
  site.exportMenu = (name, shown, known, more = []) => {
    const menu = make("details", { className: "pw-export" }, make("summary", { textContent: t("js.export") }));
    const buttons = Object.entries(EXPORTS).map(([form, label]) => site.button(label, async () => {
      const papers = shown();
      site.download(`${name}.${form}`, form === "csv" ? await csv(papers, known) : await site.citations(papers.map(({ address }) => address), form));
      menu.open = false;
    }));
    menu.append(make("div", {}, ...buttons, ...more));
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.firstChild.focus(); } });
    return menu;
  };
})(paperweave);
