// Unfolds everything for printing, and folds it again afterwards.

export function printWhole() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open], .no-print)")].map((node) => /** @type {HTMLDetailsElement} */ (node));
    for (const node of unfolded) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of unfolded) node.open = false;
    unfolded = [];
  });
}
