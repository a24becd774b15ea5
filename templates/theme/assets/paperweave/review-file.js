/* A literature review as it is kept and saved as a file: who judged which paper how, what both reviewers say in the end,
   how far they agree (Cohen's kappa), and the counts of a PRISMA flow diagram. Nothing here touches a page. */
(function (site) {
  "use strict";
  const isText = (value) => typeof value === "string";
  const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const whole = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

  /* Each stage with what may be decided: of title and abstract, then of the full text. */
  const STAGES = { abstract: ["include", "unsure", "exclude"], text: ["include", "unavailable", "exclude"] };
  const names = Object.keys(STAGES);

  // What stands in the storage or a file ----------------------------------------------------------------------------

  const decision = (stage, value) => {
    const { is, why } = isPlain(value) ? value : {};
    return STAGES[stage].includes(is) ? { is, why: isText(why) ? why.trim() : "" } : null;
  };
  const decisions = (value) => Object.fromEntries(names.map((stage) => [stage, decision(stage, isPlain(value) ? value[stage] : null)]));
  const entry = (value) => {
    if (!isPlain(value) || !isText(value.address) || !value.address.trim()) return null;
    const tags = Array.isArray(value.tags) ? [...new Set(value.tags.filter(isText).map((tag) => tag.trim()).filter(Boolean))] : [];
    return { address: value.address.trim(), ...decisions(value), settled: decisions(value.settled), tags, note: isText(value.note) ? value.note : "" };
  };
  const once = (entries) => [...new Map(entries.filter(Boolean).reverse().map((one) => [one.address, one])).values()].reverse();
  /* What a search found and how many of these were new; of one that was made twice the latest counts. */
  const search = (value) => (isPlain(value) && isText(value.source)
    ? { source: value.source, found: whole(value.found), added: Math.min(whole(value.added), whole(value.found)) } : null);
  const latest = (searches) => [...new Map(searches.map((one) => [one.source, one])).values()];
  const list = (value) => (Array.isArray(value) ? value : []);
  const one = (value) => ({
    reviewer: isText(value.reviewer) ? value.reviewer.trim() : "",
    searches: latest(list(value.searches).map(search).filter(Boolean)),
    papers: once(list(value.papers).map(entry)),
  });

  /* A review, whatever stood there: { reviewer, searches, papers, others }; each paper { address, abstract, text, settled,
     tags, note }. `others` are the reviews of other people. */
  const healed = (value) => {
    const plain = isPlain(value) ? value : {};
    return { version: 1, ...one(plain), others: list(plain.others).filter(isPlain).map(one) };
  };

  /* The same without what is empty, as it is kept and saved: a third as long. */
  const filled = (value) => {
    if (Array.isArray(value)) return value.map(filled);
    if (!isPlain(value)) return value;
    const parts = Object.entries(value).map(([name, part]) => [name, filled(part)]);
    return Object.fromEntries(parts.filter(([, part]) => part !== null && part !== "" && (typeof part !== "object" || Object.keys(part).length)));
  };

  /* Whether a file is a review: it has papers with addresses, and says what was decided or searched. */
  const isReview = (value) => isPlain(value) && list(value.papers).some(entry)
    && (list(value.searches).some(search) || list(value.papers).map(entry).some((paper) => paper && names.some((stage) => paper[stage])));

  // Several reviewers -----------------------------------------------------------------------------------------------

  const of = (review, address) => review.papers.find((paper) => paper.address === address);

  /* What holds for a paper at a stage: what was settled, else what all who judged it say, else "conflict". */
  const finalOf = ({ own, others }, stage) => {
    if (own?.settled[stage]) return own.settled[stage];
    let said = own?.[stage] || null;
    for (const [, paper] of others) {
      const theirs = paper[stage];
      if (!theirs) continue;
      if (said && theirs.is !== said.is) return { is: "conflict", why: "" };
      said = said?.why ? said : theirs;
    }
    return said;
  };

  /* The papers of all reviewers, each { address, own, others, final }: one's own entry, [reviewer, entry] of the others, and
     what holds at each stage. A review is never changed, only replaced: its papers are gathered once. */
  const pools = new WeakMap();
  const pooled = (review) => {
    if (pools.has(review)) return pools.get(review);
    const found = new Map(review.papers.map((paper) => [paper.address, { address: paper.address, own: paper, others: [] }]));
    for (const other of review.others) {
      for (const paper of other.papers) {
        if (!found.has(paper.address)) found.set(paper.address, { address: paper.address, own: null, others: [] });
        found.get(paper.address).others.push([other.reviewer, paper]);
      }
    }
    const items = [...found.values()].map((item) => ({ ...item, final: Object.fromEntries(names.map((stage) => [stage, finalOf(item, stage)])) }));
    pools.set(review, items);
    return items;
  };

  /* Cohen's kappa of two people's judgements of the same things, [a, b] each; NaN where chance alone explains all. */
  const kappa = (pairs) => {
    const labels = [...new Set(pairs.flat())];
    const share = (count) => count / pairs.length;
    const same = share(pairs.filter(([a, b]) => a === b).length);
    const by = labels.map((label) => share(pairs.filter(([a]) => a === label).length) * share(pairs.filter(([, b]) => b === label).length));
    const chance = by.reduce((sum, part) => sum + part, 0);
    return (same - chance) / (1 - chance);
  };

  /* How far one's own judgements and another reviewer's agree at a stage: { both, same, kappa }. What was settled later
     does not count: agreement is of independent judgements. */
  const agreement = (review, other, stage) => {
    const theirs = new Map(other.papers.map((paper) => [paper.address, paper[stage]?.is]));
    const pairs = review.papers.map((paper) => [paper[stage]?.is, theirs.get(paper.address)]).filter(([a, b]) => a && b);
    return { both: pairs.length, same: pairs.filter(([a, b]) => a === b).length, kappa: kappa(pairs) };
  };

  // PRISMA ----------------------------------------------------------------------------------------------------------

  /* The counts of a PRISMA 2020 flow diagram. A paper that is unsure by its abstract is sought in full. */
  const counts = (review) => {
    const papers = pooled(review).map(({ final }) => [final.abstract, final.text]);
    // Two reviewers who screen what one search found have identified it once.
    const found = latest([...review.others, review].flatMap(({ searches }) => searches)).reduce((sum, one) => sum + one.found, 0);
    const many = (test) => papers.filter(test).length;
    const sought = papers.filter(([abstract]) => abstract && ["include", "unsure"].includes(abstract.is)).map(([, text]) => text);
    const out = sought.filter((text) => text?.is === "exclude");
    const reasons = new Map();
    for (const { why } of out) reasons.set(why, (reasons.get(why) || 0) + 1);
    const unavailable = sought.filter((text) => text?.is === "unavailable").length;
    return {
      identified: Math.max(found, papers.length),
      duplicates: Math.max(0, found - papers.length),
      screened: many(([abstract]) => abstract && abstract.is !== "conflict"),
      waiting: many(([abstract]) => !abstract || abstract.is === "conflict"),
      excluded: many(([abstract]) => abstract?.is === "exclude"),
      sought: sought.length,
      unavailable,
      assessed: sought.filter((text) => text && ["include", "exclude"].includes(text.is)).length,
      excludedInFull: out.length,
      reasons: [...reasons].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      included: sought.filter((text) => text?.is === "include").length,
    };
  };

  site.review = { STAGES, healed, filled, isReview, of, pooled, kappa, agreement, counts };
})(paperweave);
