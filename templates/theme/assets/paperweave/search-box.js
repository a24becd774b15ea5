/* The search box of every page: the best few while typing; Enter opens the paper that is surely meant, else the page of results. */
(function (site) {
  "use strict";
  const { t } = site;
  const form = document.forms.find;
  const input = form.q;
  const panel = form.querySelector(".pw-found");
  const status = panel.querySelector(".md-search-result__meta");
  const list = panel.querySelector(".md-search-result__list");
  const SHOWN = 8;
  let asked = 0, found = null;
  site.shown = null;  // the query whose results stand in the panel

  const find = (query, atOnce) => site.engine().then(() => site.find(query, SHOWN, atOnce));
  const marked = (pieces) => pieces.map(([text, is]) => (is ? site.make("mark", { textContent: text }) : text));

  const resultItem = (result) => {
    const title = site.make("span", { className: "md-search-result__title" });
    if (result.html) title.innerHTML = result.html;
    else title.append(...marked(result.marked));
    const link = site.make("a", { className: "md-search-result__link", href: site.url(`papers/${result.address}`) }, title,
      site.make("span", { className: "pw-found__facts", textContent: site.shownFacts(result) }),
      site.make("span", { className: "pw-found__passage" }, ...marked(result.passage)));
    return site.make("li", { className: "md-search-result__item" }, link);
  };

  /* How many papers were found, in words: those with all words, and those that come near a description. */
  site.foundInWords = ({ strict, loose }) => {
    if (!strict && !loose) return t("js.found.none");
    if (!strict) return t("js.found.loose", { n: loose });
    return loose ? t("js.found.both", { papers: site.manyPapers(strict), n: loose }) : site.manyPapers(strict);
  };

  const show = (query) => {
    list.replaceChildren(...found.results.map(resultItem));
    status.replaceChildren(site.foundInWords(found), ...found.hints.map((text) => site.make("span", { className: "pw-hint", textContent: text })));
    const all = site.make("a", { className: "pw-more", href: site.listUrl({ q: query }),
      textContent: t("js.found.all", { n: found.total }) });
    if (found.total) list.append(site.make("li", {}, all));
  };

  const search = async () => {
    const query = input.value.trim();
    const number = ++asked;
    panel.hidden = !query;
    found = null;
    if (!query) return list.replaceChildren();
    if (!list.children.length) status.textContent = t("js.found.searching");
    for (const atOnce of [true, false]) {
      const answer = await find(query, atOnce).catch((error) => ({ error }));
      if (number !== asked) return;
      found = answer.error ? null : answer;
      if (answer.error) status.textContent = t("js.error.search", { error: answer.error.message });
      else show(query);
      if (!found?.waits) break;  // else the vectors of a description are still to come
    }
    site.shown = query;
  };

  const close = () => { panel.hidden = true; };

  const step = (forward) => {
    const stops = [input, ...panel.querySelectorAll("a")];
    stops[(stops.indexOf(document.activeElement) + (forward ? 1 : stops.length - 1)) % stops.length].focus();
  };

  input.addEventListener("focus", () => {
    site.engine().then(() => site.index.size()).catch(() => {});
    if (input.value.trim() && list.children.length) panel.hidden = false;
  });
  input.addEventListener("input", search);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = input.value.trim();
    if (!query) return;
    await search();
    location.assign(found?.sure ? site.url(`papers/${found.results[0].address}`) : site.listUrl({ q: query }));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (panel.hidden) return;
      event.preventDefault();
      step(event.key === "ArrowDown");
    } else if (event.key === "Escape") {
      input.focus();
      close();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (document.querySelector(".pw-section")) return;  // these keys are those of the site around
    if (["/", "s", "f"].includes(event.key)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  /* `?q=` opens the box; on a list of papers it belongs to the list. */
  const query = new URL(location).searchParams.get("q");
  if (query && !document.querySelector(".pw-all")) {
    input.value = query;
    search();
  }

  // A page that is not there ----------------------------------------------------------------------------------------

  const notFound = document.getElementById("pw-not-found");
  if (notFound) {
    const words = site.decoded(location.pathname).replace(/\.html?$/, "").split("/").filter(Boolean).pop() || "";
    find(words.replace(/[-_]+/g, " ")).then(({ results }) => {
      const items = results.map(resultItem);
      if (items.length) notFound.append(site.make("p", { textContent: t("js.near") }), site.make("ol", {}, ...items));
    });
  }
})(paperweave);
