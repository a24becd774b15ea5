/* The review desk: papers are added from a search, a topic or the reading list, judged by title and abstract and then by
   their full text, alone or beside another reviewer; counts, agreement and files come of it (review-file.js). */
(function (site) {
  "use strict";
  const { t, make } = site;
  const { STAGES, healed, filled, isReview, of, pooled, agreement, counts } = site.review;
  const place = document.querySelector(".pw-review-desk");
  const NAME = "review";
  const ROWS = 50;
  const KEYS = { i: "include", u: "unsure", e: "exclude" };
  const LABELS = { include: "js.review.include", unsure: "js.review.unsure", exclude: "js.review.exclude", unavailable: "js.review.unavailable", conflict: "js.review.show.conflict" };
  const STAGE_NAMES = { abstract: "js.review.stage.abstract", text: "js.review.stage.text" };
  const SHOWN = { abstract: "js.review.show.abstract", text: "js.review.show.text", conflict: "js.review.show.conflict", included: "js.review.show.included", excluded: "js.review.show.excluded", all: "js.review.from.all" };
  const FLOW = {
    identified: "js.review.identified", duplicates: "js.review.duplicates", screened: "js.review.screened", waiting: "js.review.waiting",
    excluded: "js.review.excluded", sought: "js.review.sought", unavailable: "js.review.unavailable.full", assessed: "js.review.assessed",
    excludedInFull: "js.review.excluded.full", included: "js.review.included",
  };
  const state = { show: "abstract", rows: ROWS };
  const papers = new Map();  // by address, as far as they are known
  let known = null, undone = null, drawn = 0, said = "";

  let current = null;  // healing what is kept takes a tenth of a second at 10,000 papers
  const kept = () => current || (current = healed(site.get(NAME)));
  const keep = (review) => { current = review; site.tellKept(site.set(NAME, filled(review)), "js.review.not.kept"); return draw(); };
  const load = async (addresses) => {
    const missing = addresses.filter((address) => !papers.has(address));
    if (known && !missing.length) return;
    known = await site.papers(missing);
    for (const paper of known.papers) papers.set(paper.address, paper);
  };
  const fresh = (address) => ({ address, abstract: null, text: null, settled: { abstract: null, text: null }, tags: [], note: "" });
  const nameOf = (reviewer) => reviewer || t("js.review.nameless");

  // Judging ---------------------------------------------------------------------------------------------------------

  /* One's own entry of a paper, changed; one that only others have becomes one's own as well. */
  const change = (address, facts) => {
    const review = kept();
    const entry = of(review, address) || fresh(address);
    const rest = of(review, address) ? review.papers.map((paper) => (paper === entry ? { ...entry, ...facts } : paper)) : [...review.papers, { ...entry, ...facts }];
    return keep({ ...review, papers: rest });
  };

  const judge = (item, stage, is) => {
    undone = kept();
    const before = item.own?.[stage];
    const now = before?.is === is ? null : { is, why: is === "exclude" ? before?.why || "" : "" };
    said = t("js.review.done", { title: papers.get(item.address).title, decision: now ? t(LABELS[is]) : "—" });
    return change(item.address, { [stage]: now, settled: { ...item.own?.settled, [stage]: null } });
  };
  const settle = (item, stage, is) => {
    undone = kept();
    const reason = [item.own, ...item.others.map(([, paper]) => paper)].map((paper) => paper?.[stage]).find((one) => one?.is === is && one.why)?.why || "";
    said = t("js.review.done", { title: papers.get(item.address).title, decision: t(LABELS[is]) });
    return change(item.address, { settled: { ...item.own?.settled, [stage]: { is, why: reason } } });
  };

  const inFull = (item) => ["include", "unsure"].includes(item.final.abstract?.is);
  const conflictAt = ({ final }) => Object.keys(STAGES).find((stage) => final[stage]?.is === "conflict");
  const TESTS = {
    abstract: (item) => !item.own?.abstract && !item.own?.settled.abstract,
    text: (item) => inFull(item) && !item.own?.text && !item.final.text,
    conflict: conflictAt,
    included: (item) => inFull(item) && (item.final.text || item.final.abstract).is === "include",
    excluded: (item) => item.final.abstract?.is === "exclude" || (inFull(item) && item.final.text?.is === "exclude"),
    all: () => true,
  };
  const items = () => pooled(kept()).filter(({ address }) => papers.has(address));
  const shown = () => items().filter(TESTS[state.show]);

  // A row -----------------------------------------------------------------------------------------------------------

  const choices = (item, stage) => {
    const group = make("span", { className: "pw-choices" }, make("span", { className: "pw-quiet", textContent: `${t(STAGE_NAMES[stage])} ` }));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `${t(STAGE_NAMES[stage])}: ${papers.get(item.address).title}`);
    for (const is of STAGES[stage]) {
      const button = site.button(t(LABELS[is]), () => judge(item, stage, is));
      button.dataset.choice = `${stage} ${is}`;
      button.setAttribute("aria-pressed", item.own?.[stage]?.is === is);
      group.append(button);
    }
    return group;
  };

  const labelled = (box, label, act) => {
    box.setAttribute("aria-label", label);
    box.addEventListener("change", () => act(box.value));
    return box;
  };

  const why = (item, stage) => {
    const box = make("input", { type: "text", value: item.own[stage].why, placeholder: t("js.review.why") });
    box.setAttribute("list", "pw-reasons");
    return labelled(box, t("js.review.why.of", { title: papers.get(item.address).title }), (text) => change(item.address, { [stage]: { is: "exclude", why: text.trim() } }));
  };

  const tagsOf = (item, title) => labelled(make("input", { type: "text", value: (item.own?.tags || []).join(", "), placeholder: t("js.list.tags.hint") }),
    t("js.list.tags.of", { title }), (text) => change(item.address, { tags: [...new Set(text.split(",").map((tag) => tag.trim()).filter(Boolean))] }));
  const noteOf = (item, title) => labelled(make("textarea", { value: item.own?.note || "", placeholder: t("js.list.note"), rows: item.own?.note ? 2 : 1 }),
    t("js.list.note.of", { title }), (note) => change(item.address, { note }));

  const decisionOf = ({ is, why: reason }) => t(LABELS[is]) + (reason ? ` (${reason})` : "");
  const saidBy = (reviewer, paper) => {
    const parts = [...Object.keys(STAGES).filter((stage) => paper[stage]).map((stage) => `${t(STAGE_NAMES[stage])}: ${decisionOf(paper[stage])}`), paper.tags.join(", "), paper.note];
    return t("js.review.said", { name: nameOf(reviewer), decision: parts.filter(Boolean).join(" · ") });
  };

  const settling = (item, stage) => {
    const own = item.own?.[stage] ? [[kept().reviewer, item.own]] : [];
    const votes = new Set([...own, ...item.others].map(([, paper]) => paper[stage]?.is).filter(Boolean));
    return make("p", { className: "pw-tools pw-settle" }, make("span", { textContent: t("js.review.settle") }), ...[...votes].map((is) => site.button(t(LABELS[is]), () => settle(item, stage, is))));
  };

  const row = (item) => {
    const paper = papers.get(item.address);
    const line = site.row(paper, known, { full: true, save: false });
    line.tabIndex = -1;
    line.dataset.address = item.address;
    const stages = Object.keys(STAGES).filter((stage) => stage === "abstract" || inFull(item) || item.own?.text);
    const own = make("div", { className: "pw-own" }, ...stages.map((stage) => choices(item, stage)),
      ...stages.filter((stage) => item.own?.[stage]?.is === "exclude").map((stage) => why(item, stage)),
      tagsOf(item, paper.title), noteOf(item, paper.title));
    line.append(own, ...item.others.map(([reviewer, theirs]) => make("p", { className: "pw-quiet pw-theirs", textContent: saidBy(reviewer, theirs) })));
    const stage = conflictAt(item);
    if (stage) line.append(settling(item, stage));
    return line;
  };

  // What comes of it ------------------------------------------------------------------------------------------------

  const pair = (label, value, className = "") => make("tr", { className }, Object.assign(make("th", { textContent: label }), { scope: "row" }), make("td", { textContent: value }));
  const figures = (title, rows) => make("table", { className: "pw-figures" }, make("caption", { textContent: title }), make("tbody", {}, ...rows));
  const flow = (review) => {
    const found = counts(review);
    const whole = (n) => n.toLocaleString(document.documentElement.lang);
    const reasons = found.reasons.map(([reason, n]) => pair(reason || t("js.review.noreason"), whole(n), "pw-reason"));
    const rows = Object.entries(FLOW).flatMap(([fact, word]) => [pair(t(word), whole(found[fact])), ...(fact === "excludedInFull" ? reasons : [])]);
    return figures(t("js.review.flow"), rows);
  };
  const decimal = (value, digits) => (Number.isFinite(value) ? value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }) : "—");
  const agreed = (review) => review.others.map((other) => figures(`${t("js.review.agreement")}: ${nameOf(review.reviewer)}, ${nameOf(other.reviewer)}`,
    Object.keys(STAGES).map((stage) => [stage, agreement(review, other, stage)]).filter(([stage, { both }]) => both || stage === "abstract").flatMap(([stage, { both, same, kappa }]) => [
      pair(t(STAGE_NAMES[stage]), "", "pw-stage"), pair(t("js.review.both"), both), pair(t("js.review.same"), both ? `${same} (${decimal(100 * same / both, 0)} %)` : same), pair(t("js.review.kappa"), decimal(kappa, 2))])));

  const csv = () => {
    const review = kept();
    const reviewers = [nameOf(review.reviewer), ...review.others.map(({ reviewer }) => nameOf(reviewer))];
    const stages = Object.keys(STAGES);
    const cells = (paper) => stages.flatMap((stage) => [paper?.[stage]?.is || "", paper?.[stage]?.why || ""]);
    const head = ["address", "title", "year", ...stages.flatMap((stage) => [`${stage}`, `${stage}_reason`]),
      ...reviewers.flatMap((name) => stages.flatMap((stage) => [`${name}: ${stage}`, `${name}: ${stage}_reason`])), "tags", "note"];
    return site.csv([head, ...items().map((item) => {
      const paper = papers.get(item.address);
      const by = review.others.map(({ reviewer: name }) => item.others.find(([other]) => other === name)?.[1]);
        return [`papers/${item.address}`, paper.title, paper.date.slice(0, 4), ...cells(item.final), ...cells(item.own), ...by.flatMap(cells), (item.own?.tags || []).join("; "), item.own?.note || ""];
    })]);
  };

  // The page --------------------------------------------------------------------------------------------------------

  const status = make("p", { className: "pw-quiet" });
  status.setAttribute("role", "status");
  const undo = site.button(t("js.list.undo"), () => { const before = undone; undone = null; said = ""; keep(before); });
  const list = make("ul", { className: "pw-rows pw-rows--full" });
  const more = site.button("", () => { state.rows += ROWS; draw(); });
  const reasons = make("datalist", { id: "pw-reasons" });
  const tables = make("div", { className: "pw-review-figures" });
  const desk = make("div", {});
  const actions = make("span", { className: "pw-actions" });
  const show = make("select", {});
  show.setAttribute("aria-label", t("js.review.show"));
  show.addEventListener("change", () => { state.show = show.value; state.rows = ROWS; said = ""; draw(); });

  const tell = (all) => {
    const gone = pooled(kept()).length - all.length;
    const left = all.filter(TESTS.abstract).length;
    status.replaceChildren([said, all.length ? t("js.review.left", { n: left }) : t("js.review.empty"), gone ? t("js.gone", { names: pooled(kept()).filter(({ address }) => !papers.has(address)).map(({ address }) => address).join(", ") }) : ""].filter(Boolean).join(" "));
    if (undone) status.append(" ", undo);
  };

  /* Draw anew; what had the focus keeps it, and behind a row that is gone the row that took its place has it. */
  const draw = async () => {
    const number = ++drawn;
    await load(pooled(kept()).map(({ address }) => address));
    if (number !== drawn) return;
    const all = items();
    const found = all.filter(TESTS[state.show]);
    const rowBefore = document.activeElement?.closest(".pw-review-desk li[data-address]");
    const at = rowBefore ? [...list.children].indexOf(rowBefore) : -1;
    const choice = document.activeElement?.dataset.choice, label = document.activeElement?.getAttribute("aria-label");
    list.replaceChildren(...found.slice(0, state.rows).map(row));
    show.replaceChildren(...Object.entries(SHOWN).map(([value, text]) => make("option", { value, selected: value === state.show, textContent: `${t(text)} (${all.filter(TESTS[value]).length})` })));
    reasons.replaceChildren(...[...new Set(kept().papers.flatMap((paper) => Object.keys(STAGES).map((stage) => paper[stage]?.why)).filter(Boolean))].sort().map((value) => make("option", { value })));
    more.hidden = found.length <= state.rows;
    more.textContent = t("js.review.more", { n: Math.min(ROWS, found.length - state.rows) });
    const review = kept();
    tables.replaceChildren(...(all.length ? [flow(review), ...agreed(review)] : []));
    desk.hidden = actions.hidden = !all.length;
    tell(all);
    if (at >= 0) focusAgain(at, rowBefore.dataset.address, choice, label);
    site.reviewDrawn = (site.reviewDrawn || 0) + 1;
  };
  const focusAgain = (at, address, choice, label) => {
    const same = [...list.children].find((line) => line.dataset.address === address);
    const line = same || list.children[Math.min(at, list.children.length - 1)];
    if (!line) { show.focus(); return; }
    const inside = same ? [...line.querySelectorAll("[data-choice], [aria-label]")].find((one) => (choice ? one.dataset.choice === choice : one.getAttribute("aria-label") === label)) : null;
    (inside || line).focus();
  };

  list.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = event.target.closest("li[data-address]");
    const key = event.key.toLowerCase();
    if (key === "n" || key === "p") (key === "n" ? line.nextElementSibling : line.previousElementSibling)?.focus();
    else if (KEYS[key]) {
      const item = items().find(({ address }) => address === line.dataset.address);
      const stage = state.show === "text" ? "text" : "abstract";
      if (STAGES[stage].includes(KEYS[key])) judge(item, stage, KEYS[key]);
    } else return;
    event.preventDefault();
  });

  // Adding and opening ----------------------------------------------------------------------------------------------

  const from = make("select", {});
  from.setAttribute("aria-label", t("js.review.from"));
  const query = make("input", { type: "search", placeholder: t("js.review.query"), autocomplete: "off" });
  query.setAttribute("aria-label", query.placeholder);
  const added = make("p", { className: "pw-quiet" });
  added.setAttribute("role", "status");

  /* What a source is called in the counts, and the papers that it has. */
  const sources = {
    search: async () => {
      const everything = await site.papers();
      await site.engine();
      return [`${t("js.review.from.search")}: ${query.value.trim()}`, (await site.rank(query.value)).papers.map((index) => everything.papers[index])];
    },
    list: async () => [t("js.review.from.list"), (await site.papers(site.saved())).papers.filter(({ address }) => site.saved().includes(address))],
    all: async () => [t("js.review.from.all"), (await site.papers()).papers],
  };
  const ofTopic = async (number) => [t("js.review.topic", { topic: known.topics[number] }), (await site.papers()).papers.filter(({ topic }) => topic === number)];

  const add = site.button(t("js.add"), async () => {
    const [source, found] = await (sources[from.value] ? sources[from.value]() : ofTopic(Number(from.value)));
    const review = kept();
    const there = new Set(review.papers.map(({ address }) => address));
    const news = found.map(({ address }) => address).filter((address) => !there.has(address));
    undone = review;
    said = [t("js.review.added", { n: news.length }), found.length > news.length ? t("js.review.again", { n: found.length - news.length }) : ""].filter(Boolean).join(" ");
    state.show = "abstract";
    await keep({ ...review, papers: [...review.papers, ...news.map(fresh)], searches: [...review.searches.filter((one) => one.source !== source), { source, found: found.length, added: news.length }] });
  });
  query.addEventListener("keydown", (event) => { if (event.key === "Enter") add.click(); });
  from.addEventListener("change", () => { query.hidden = from.value !== "search"; });

  const parsed = (text) => { try { return JSON.parse(text); } catch { return null; } };
  /* A file of one's own, by the name in it, is opened again; another one's is set beside it, in place of an older one. */
  const open = (text) => {
    const found = parsed(text);
    if (!isReview(found)) return t("js.review.open.none");
    const theirs = healed(found), own = kept();
    const isOwn = !own.papers.length || theirs.reviewer === own.reviewer;
    undone = own;
    const { others, ...alone } = theirs;
    keep(isOwn ? { ...theirs, others: others.length ? others : own.others } : { ...own, others: [...own.others.filter(({ reviewer }) => reviewer !== alone.reviewer), alone] });
    if (isOwn) { reviewer.value = theirs.reviewer; return t("js.review.open.own", { n: theirs.papers.length }); }
    const judged = theirs.papers.filter((paper) => paper.abstract || paper.text).length;
    return t("js.review.open.other", { name: nameOf(theirs.reviewer), n: judged });
  };
  const file = make("input", { type: "file", accept: ".json" });
  file.setAttribute("aria-label", t("js.review.open"));
  file.addEventListener("change", async () => { if (file.files[0]) { added.textContent = open(await file.files[0].text()); file.value = ""; } });

  const reviewer = make("input", { type: "text", value: kept().reviewer, placeholder: t("js.review.name"), autocomplete: "name" });
  reviewer.setAttribute("aria-label", reviewer.placeholder);
  reviewer.addEventListener("change", () => keep({ ...kept(), reviewer: reviewer.value.trim() }));

  const begin = async () => {
    known = await site.papers([]);
    const topics = known.topics.map((topic, number) => [String(number), t("js.review.topic", { topic })]);
    from.append(...[["search", t("js.review.from.search")], ["list", t("js.review.from.list")], ["all", t("js.review.from.all")], ...topics].map(([value, textContent]) => make("option", { value, textContent })));
    const ownName = () => kept().reviewer.replace(/[^\p{L}\p{N}-]+/gu, "-") || "mine";
    const own = site.button(t("js.review.file"), () => { const { others, ...alone } = kept(); site.download(`review-${ownName()}.json`, JSON.stringify(filled(alone), null, 1) + "\n"); });
    const table = site.button(t("js.review.csv"), () => site.download("review-decisions.csv", csv()));
    const clear = site.button(t("js.review.clear"), () => { undone = kept(); said = t("js.review.cleared"); keep(healed({ reviewer: undone.reviewer })); });
    actions.append(clear, site.exportMenu("review", () => shown().map(({ address }) => papers.get(address)), known, [table, own]));
    desk.append(make("p", { className: "pw-tools" }, show, reviewer), make("p", { className: "pw-quiet pw-keys", textContent: t("js.review.keys") }), list, make("p", {}, more));
    const opener = make("details", { className: "pw-import" }, make("summary", { textContent: t("js.review.open") }), make("p", { textContent: t("js.review.open.what") }), file, added);
    place.append(make("p", { className: "pw-tools pw-sources" }, from, query, add), make("div", { className: "pw-told" }, status, actions), reasons, desk, tables, opener);
    addEventListener("storage", () => { current = null; draw(); });
    await draw();
  };
  begin().catch((error) => { place.textContent = t("js.error.list", { error: error.message }); });
})(paperweave);
