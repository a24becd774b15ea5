/* Papers like those of the reading list, and not like what was marked "less of this", each with the saved papers that it is
   near and what both are about. Loaded when it is first asked for; nothing leaves the browser. */
(function (site) {
  "use strict";
  const { t, make } = site;
  const CELLS = 6;  // that are looked through: some 60 kB
  const MOST = 8;
  const LEAST = 0.3;  // how near a paper must be to one of the list at least
  const MOST_SEEDS = 2, NEARLY = 0.75;  // named: the nearest, and another that is nearly as near
  const MOST_WORDS = 3;
  const MARKED = "less";

  const marked = () => { const value = site.get(MARKED); return Array.isArray(value) ? value.filter((one) => typeof one === "string") : []; };
  const mark = (addresses) => site.set(MARKED, addresses);

  // Which papers ----------------------------------------------------------------------------------------------------

  const unit = (vector) => {
    const length = site.meaning.length(vector);
    return Float64Array.from(vector, (value) => value / length);
  };
  const square = (cosine) => Math.max(cosine, 0) ** 2;

  /* The cells that are nearest to those in which the papers of a list are. */
  const cellsNear = (numbers, { centres, cellOf, size }) => {
    const all = Array.from({ length: centres.length / size }, (_, cell) => unit(centres.subarray(cell * size, (cell + 1) * size)));
    const own = numbers.map((number) => all[cellOf[number]]);
    const near = all.map((centre, cell) => [own.reduce((sum, one) => sum + square(site.meaning.product(centre, one)), 0), cell]);
    return { all, cells: near.sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, CELLS).map(([, cell]) => cell) };
  };

  /* The numbers of the papers nearest to those of a list, best first: each { paper, score, near }, `near` being the list's
     papers by how near they are. A list is near with all its papers, so that two interests both count; what is like an unwanted
     paper falls. Of a saved paper that is in a cell far away only the cell's centre is known. */
  const nearest = async (wanted, unwanted, most = MOST) => {
    await Promise.all(["search-index", "meaning"].map(site.script));
    const data = await site.meaning.load();
    if (!data || !wanted.length) return [];
    const { all, cells } = cellsNear(wanted, data);
    const papers = new Map((await site.meaning.papersOf(cells, data.size)).map(({ paper, vector }) => [paper, unit(vector)]));
    const vectorOf = (paper) => papers.get(paper) || all[data.cellOf[paper]];
    const seeds = wanted.map(vectorOf), against = unwanted.map(vectorOf);
    const known = new Set([...wanted, ...unwanted]);
    const found = [];
    for (const [paper, vector] of papers) {
      if (known.has(paper)) continue;
      const cosines = seeds.map((other) => site.meaning.product(vector, other));
      const like = cosines.reduce((sum, cosine) => sum + square(cosine), 0) / seeds.length;
      const unlike = Math.max(0, ...against.map((other) => square(site.meaning.product(vector, other))));
      if (Math.max(...cosines) >= LEAST && like > unlike) found.push({ paper, score: like - unlike, cosines });
    }
    const best = found.sort((a, b) => b.score - a.score || a.paper - b.paper).slice(0, most);
    const byNearness = (cosines) => wanted.map((seed, i) => [seed, cosines[i]]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best.map(({ paper, score, cosines }) => ({ paper, score, near: byNearness(cosines) }));
  };

  // Why -------------------------------------------------------------------------------------------------------------

  const spaced = (text) => ` ${site.words(text).join(" ")} `;
  /* A keyword's long and short form: low-rank adaptation (LoRA). */
  const formsOf = (keyword) => keyword.split(/\s*[()]\s*/).filter(Boolean);
  const says = (text, keyword) => formsOf(keyword).some((form) => text.includes(spaced(form)));

  /* What a paper and a saved one are both about: keywords of the one that the other has or says. */
  const shared = (paper, seed) => {
    const ours = [...paper.keywords, ...paper.subjects];
    const text = spaced(`${paper.title} | ${paper.abstract}`), title = spaced(seed.title);
    const both = [...ours.filter((name) => seed.keywords.includes(name) || says(title, name)), ...seed.keywords.filter((name) => says(text, name))];
    return [...new Set(both)].slice(0, MOST_WORDS);
  };
  const reason = (paper, near, seeds) => {
    const [[, best]] = near;
    const named = near.slice(0, MOST_SEEDS).filter(([, cosine]) => cosine >= NEARLY * best).map(([number]) => seeds.get(number));
    const words = [...new Set(named.flatMap((seed) => shared(paper, seed)))].slice(0, MOST_WORDS).join(", ");
    const titles = named.map(({ title }) => t("js.like.quoted", { title })).join(", ");
    return words ? t("js.like.because", { titles, words }) : t("js.like.wording", { titles });
  };

  // The list --------------------------------------------------------------------------------------------------------

  const row = (paper, why, unwant) => {
    const less = site.button(t("js.like.less"), unwant, "pw-save");
    less.setAttribute("aria-label", t("js.save.of", { action: t("js.like.less"), title: paper.title }));
    return make("li", { className: "pw-row" }, site.paperLink(paper), make("div", { className: "pw-row__facts", textContent: site.shownFacts(paper) }),
      make("div", { className: "pw-row__facts pw-quiet", textContent: why }),
      make("div", { className: "pw-row__links" }, site.saveButton(paper.address, paper.title), " ", less));
  };

  /* The numbers of the papers that were marked: those of this visit are known, others stand among the facts. */
  const numbers = new Map();
  const numbersOf = async (addresses) => {
    const missing = addresses.filter((address) => !numbers.has(address));
    if (missing.length) for (const { address, index } of (await site.papers(missing)).papers) numbers.set(address, index);
    return addresses.map((address) => numbers.get(address)).filter((number) => number !== undefined);
  };

  let drawn = 0;
  /* Show under a heading what is like the saved papers, which `saved` gives with the names of their keywords. */
  site.recommend = async (place, saved, known) => {
    const number = ++drawn;
    const less = marked();
    const papers = saved();
    const found = await nearest(papers.map(({ index }) => index), await numbersOf(less));
    const texts = await Promise.all(found.map(({ paper }) => site.index.text(paper)));
    texts.forEach(({ address }, i) => numbers.set(address, found[i].paper));
    if (number !== drawn) return;
    const seeds = new Map(papers.map((paper) => [paper.index, { title: paper.title, keywords: paper.keywordNumbers.map((i) => known().keywords[i]) }]));
    const again = () => site.recommend(place, saved, known);
    const focused = document.activeElement && place.contains(document.activeElement);
    const rows = found.map(({ near }, i) => row(texts[i], reason(texts[i], near, seeds), () => { mark([...marked(), texts[i].address]); again(); }));
    const status = make("p", { className: "pw-quiet", tabIndex: -1, textContent: found.length ? t("js.like.found", { n: found.length }) : t("js.like.none") });
    status.setAttribute("role", "status");
    if (less.length) status.append(" ", t("js.like.kept", { n: less.length }), " ", site.button(t("js.like.again"), () => { mark([]); again(); }));
    place.querySelector(".pw-like__found")?.remove();
    place.append(make("div", { className: "pw-like__found" }, status, make("ul", {}, ...rows)));
    if (focused) status.focus();
    site.recommended = (site.recommended || 0) + 1;
  };
  site.recommend.nearest = nearest;
})(paperweave);
