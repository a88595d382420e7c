// Verification with DNS: a button that loads the rest.
import { element } from "../dom.js";
import { loadLater, text } from "../language.js";
import { beginning } from "../live/beginning.js";

/** @typedef {import("../live/states.js").Shown} Shown @typedef {import("../live/verification.js").Update} Update */

export class Live {
  #session;
  #update;
  #node = element("section", { class: "live", id: "live", "aria-labelledby": "live-title", "data-phase": "closed" });
  /** @type {Shown | null} */
  #view = null;
  /** @type {import("../live/verification.js").Verification | null} */
  #verification = null;
  #opening = false;

  /** @param {import("../session.js").Session} session @param {Update} update */
  constructor(session, update) {
    this.#session = session;
    this.#update = update;
  }

  /** The block of a mail; always the same node, so that it keeps the focus while the rest is replaced. @param {Shown} view */
  block(view) {
    this.#view = view;
    if (this.#verification) this.#verification.show(view);
    else this.#node.replaceChildren(...beginning(false, () => this.#open()));
    return this.#node;
  }

  /** Ends all asking and forgets the mail. */
  close() {
    this.#view = null;
    this.#verification?.close();
  }

  /**
   * Verifies without asking anybody: by the answers of before, or a sample by those recorded with it. Without its code, the
   * button stays. @param {import("../live/states.js").Answers} [earlier]
   */
  async verifyUnasked(earlier) {
    const mail = this.#view?.mail;
    const verification = await this.#load().catch(() => null);
    if (!verification || !this.#view || this.#view.mail !== mail) return;
    verification.show(this.#view);
    await (earlier ? verification.useEarlier(earlier) : verification.useRecords());
  }

  async #open() {
    if (this.#opening) return;
    this.#opening = true;
    const waiting = element("p", {}, text("working"));
    this.#node.append(waiting);
    try {
      const verification = await this.#load();
      if (!this.#view) return;
      verification.show(this.#view);
      await verification.open();
    } catch {
      this.#node.append(element("p", { role: "alert" }, text("live_fault_frame")));
    } finally {
      this.#opening = false;
      waiting.remove();
    }
  }

  async #load() {
    const [{ Verification }] = await Promise.all([import("../live/verification.js"), this.#session.makeVerifier(), loadLater()]);
    return (this.#verification ??= new Verification(this.#node, this.#session, this.#update));
  }
}
