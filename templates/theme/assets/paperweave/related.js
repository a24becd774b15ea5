/* On a paper's page: how strongly each related paper is related, to see at a glance, and the list in another order. */
(function (site) {
  "use strict";
  const list = document.querySelector("#related-papers + ol");
  if (!list) return;
  const MOST = 50; // per cent; two papers that are more alike than that say nearly the same

  const rows = [...list.children].map((row, place) => {
    const year = /\((\d{4})\)/.exec(row.querySelector("a").nextSibling?.textContent || "");
    const alike = /(\d+) % alike\)\s*$/.exec(row.textContent);
    row.value = place + 1; // the number that the small picture beside knows it by
    const bar = site.make("span", { className: "pw-strength", ariaHidden: "true" });
    bar.style.setProperty("--share", Math.min(1, Number(alike?.[1] || 0) / MOST));
    (row.lastElementChild.matches("p") ? row.lastElementChild : row).append(" ", bar);
    return { row, place, year: Number(year?.[1] || 0), keyword: row.querySelector("em")?.textContent || "" };
  });

  const ORDERS = {
    "Most alike first": (a, b) => a.place - b.place,
    "Newest first": (a, b) => b.year - a.year || a.place - b.place,
    "By keyword": (a, b) => a.keyword.localeCompare(b.keyword) || a.place - b.place,
  };
  if (rows.length < 2) return;
  const choice = site.make("select", {}, ...Object.keys(ORDERS).map((name) => site.make("option", { textContent: name })));
  choice.setAttribute("aria-label", "Order of the related papers");
  choice.addEventListener("change", () => list.append(...rows.sort(ORDERS[choice.value]).map(({ row }) => row)));
  document.getElementById("related-papers").append(choice);
})(paperweave);
