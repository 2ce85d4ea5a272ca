/** The text field and what stands around it: sending, replying, editing, the start and the restart button. */

import * as api from "./api.js";
import { gist } from "./bubbles.js";
import { button, byId, el, icon, iconButton } from "./dom.js";
import { onLanguage, t } from "./strings.js";

export class Composer {
  /**
   * `ctx` has name(message), attempt(deed) → true when it went well, commands (Commands),
   * onAttach(node), onUnblock().
   */
  constructor(ctx) {
    this.ctx = ctx;
    this.text = byId("text");
    this.drafts = new Map(); // person → {text, reply, edit}
    this.person = null;
    this.start = null;
    this.blocked = false;
    this.fresh = false;
    byId("composer").addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    byId("attach").addEventListener("click", () => ctx.onAttach(byId("attach")));
    onLanguage(() => { this.quote(); this.bottom(); });
  }

  get draft() {
    if (!this.drafts.has(this.person)) this.drafts.set(this.person, { text: "", reply: null, edit: null });
    return this.drafts.get(this.person);
  }

  /** Turns to another person: each keeps what was being written. */
  turn(person) {
    this.person = person;
    this.start = null;
    this.text.value = this.draft.text;
    this.typed();
    this.ctx.commands.close();
    this.quote();
  }

  reply(message) {
    Object.assign(this.draft, { reply: message, edit: null });
    this.quote();
    this.text.focus();
  }

  edit(message) {
    Object.assign(this.draft, { reply: null, edit: message });
    this.text.value = message.text ?? message.caption;
    this.typed();
    this.quote();
    this.text.focus();
  }

  stop() {
    if (this.draft.edit) this.text.value = "";
    Object.assign(this.draft, { reply: null, edit: null });
    this.typed();
    this.quote();
  }

  /** Empties the field of what began so and was sent by other means. */
  said(beginning) {
    if (!this.text.value.startsWith(beginning)) return;
    this.text.value = "";
    this.typed();
  }

  typed() {
    this.draft.text = this.text.value;
    byId("send").disabled = this.text.value.trim() === "";
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 132)}px`;
    if (document.activeElement === this.text) this.ctx.commands.filter(this.text.value);
  }

  key(event) {
    // Enter also ends the choice of Chinese characters: that one sends nothing.
    if (event.isComposing || event.keyCode === 229 || this.ctx.commands.key(event)) return;
    const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !touch) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.draft.reply || this.draft.edit)) this.stop();
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const { reply, edit } = this.draft;
    const person = this.person;
    this.text.value = "";
    Object.assign(this.draft, { reply: null, edit: null });
    this.typed();
    this.ctx.commands.close();
    this.quote();
    const deed = edit ? () => api.edit(person, edit.message_id, text) : () => api.say(person, text, reply?.message_id);
    if (await this.ctx.attempt(deed, t("notSent"))) return;
    this.drafts.set(person, { text, reply, edit });
    if (person === this.person) this.turn(person);
  }

  quote() {
    const { reply, edit } = this.draft;
    const target = reply ?? edit;
    byId("quoting").hidden = !target;
    if (!target) return;
    const title = edit ? t("editing") : t("replyTo", { name: this.ctx.name(target) });
    byId("quoting").replaceChildren(
      icon(edit ? "edit" : "reply"),
      el("span", { class: "quoting-text" }, el("strong", {}, title), el("span", {}, gist(target))),
      iconButton("close", t("stop"), { class: "round small", on: { click: () => this.stop() } }));
  }

  /** Prepares "/start CODE" from an invite link: one tap sends it. */
  prepare(text) {
    this.start = text;
    this.bottom();
    byId("start").querySelector("button")?.focus();
  }

  /** What stands at the bottom: the start button, the restart button or the text field. */
  bottom({ blocked = this.blocked, fresh = this.fresh } = {}) {
    Object.assign(this, { blocked, fresh });
    const place = byId("start");
    const text = this.start ?? (fresh ? "/start" : null);
    place.hidden = !blocked && !text;
    byId("composer").hidden = blocked || Boolean(text);
    const nodes = [];
    if (blocked) {
      nodes.push(button({ class: "main wide", "data-testid": "unblock", on: { click: this.ctx.onUnblock } }, t("unblock")));
    } else if (text) {
      nodes.push(button({ class: "main wide", "data-testid": "start", title: t("startWith", { text }),
                          on: { click: () => this.begin(text) } }, t("start")));
      if (this.start) {
        nodes.push(iconButton("close", t("dismiss"), { on: { click: () => { this.start = null; this.bottom(); } } }));
      }
    }
    place.replaceChildren(...nodes);
  }

  async begin(text) {
    if (!(await this.ctx.attempt(() => api.say(this.person, text)))) return;
    this.start = null;
    this.bottom({ fresh: false });
    this.text.focus({ preventScroll: true });
  }
}
