// The progress of long work, and a button to stop it.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @param {{ done: number }} progress read again while it is shown @param {() => void} cancel */
export function working(progress, cancel) {
  const bar = element("progress", { max: 1, "aria-labelledby": "working" });
  const button = element("button", { type: "button" }, text("cancel"));
  button.addEventListener("click", cancel);
  const update = () => {
    // The duration of the evaluation is not known in advance.
    if (progress.done < 1) bar.value = progress.done;
    else bar.removeAttribute("value");
    requestAnimationFrame(() => bar.isConnected && update());
  };
  update();
  return element("div", { class: "working" }, element("p", { id: "working" }, text("working")), bar, button);
}
