/* What the other sites of a series have for a query: how many papers each, and the best few of them. A site is asked by its
   words alone: the vectors of many sites would be megabytes. */
(function (site) {
  "use strict";
  const { t, make } = site;
  const BEST = 3;  // papers shown of each site
  const rankings = {};

  const rankingOf = (base) => rankings[base] ||= site.rankingOf(site.indexOf(base));

  const paperItem = (paper, base) => make("li", {}, site.paperLink(paper, base), make("br"), site.shownFacts(paper));

  /* What one site answers: { name, base, found }; found is null where it cannot be reached, or answers what is no answer. */
  const answerOf = async (query, [name, address]) => {
    const base = new URL(address, site.base);
    try {
      const { total, results } = await rankingOf(base).find(query, BEST, true);
      return { name, base, found: { total, items: results.map((paper) => paperItem(paper, base)) } };
    } catch {
      return { name, base, found: null };
    }
  };

  const allLink = (query, { base, found }, text) => make("a", { href: site.listUrl({ q: query }, base), textContent: text ?? site.manyPapers(found.total) });

  const sectionOf = (query, answer) => [
    make("h3", {}, `${answer.name} · `, allLink(query, answer)),
    make("ul", {}, ...answer.found.items)];

  /* One line that leads to what each site has, for above a list; nothing where no site has anything. */
  const lineOf = (query, having) => (having.length
    ? [`${t("js.others.line")} `, ...site.joined(having.map((answer) => allLink(query, answer, `${answer.name} (${answer.found.total.toLocaleString()})`)), " · ")] : []);

  /* What is told of sites that have nothing to show; nothing where there are none. */
  const told = (key, answers) => (answers.length
    ? [make("p", { className: "pw-quiet", textContent: t(key, { names: answers.map(({ name }) => name).join(", ") }) })] : []);

  /* Both parts as lists of nodes: the line above a list, and the best papers of each site for below it. */
  site.elsewhere = async (query) => {
    const answers = await Promise.all((await site.index.others()).map((other) => answerOf(query, other)));
    const having = answers.filter(({ found }) => found?.total);
    const empty = answers.filter(({ found }) => found && !found.total);
    const silent = answers.filter(({ found }) => !found);
    const section = [make("h2", { textContent: t("js.others") }), ...having.flatMap((answer) => sectionOf(query, answer)),
      ...told("js.others.none", empty), ...told("js.others.silent", silent)];
    return { line: lineOf(query, having), section };
  };
})(paperweave);
