// The page is complete without this: tables that sort, tooltips for fingers.
"use strict";
for (const table of document.querySelectorAll("table.groups")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (column > 4) return;
    const button = document.createElement("button");
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
      const rows = [...table.tBodies[0].rows].sort((a, b) =>
        column ? key(a) - key(b) : key(a).localeCompare(key(b), "en", { numeric: true }));
      if (down) rows.reverse();
      table.tBodies[0].append(...rows);
    });
  });
}
const tip = document.createElement("div");
tip.id = "tip";
tip.setAttribute("role", "status");
document.body.append(tip);
document.addEventListener("click", (event) => {
  const target = event.target.closest("mark, rect, .shares, th[title]");
  tip.textContent = target ? target.title || target.querySelector?.("title")?.textContent || "" : "";
});
