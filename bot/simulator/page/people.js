/** The people of the page: the list, the badges, the switch, adding one, invite links as another person. */

import * as api from "./api.js";
import { avatar, button, byId, el } from "./dom.js";
import { ask } from "./layers.js";
import { language, onLanguage, t } from "./strings.js";

const KEY = "local-telegram.person";

export class People {
  /** `onTurn(person)` is called when another person is shown. */
  constructor(onTurn) {
    this.onTurn = onTurn;
    this.all = [];
    this.active = null;
    byId("back").addEventListener("click", () => this.drawer(true));
    byId("people-close").addEventListener("click", () => this.drawer(false));
    byId("scrim").addEventListener("click", () => this.drawer(false));
    byId("add-person").addEventListener("click", async () => this.turn(await this.add()));
    byId("people").addEventListener("keydown", (event) => { if (event.key === "Escape") this.drawer(false); });
    onLanguage(() => this.draw());
  }

  /** Asks the server who is there; returns whether the one shown still is. */
  async refresh() {
    const now = await api.people();
    if (JSON.stringify(now) !== JSON.stringify(this.all)) {
      this.all = now;
      this.draw();
    }
    return now.some((person) => person.id === this.active?.id);
  }

  find(id) {
    return this.all.find((person) => person.id === id) ?? null;
  }

  /** Who is shown first: the address, then the last choice, then the first of the list. */
  first() {
    return this.find(Number(localStorage.getItem(KEY))) ?? this.all[0] ?? null;
  }

  turn(person) {
    if (!person) return;
    this.active = person;
    localStorage.setItem(KEY, String(person.id));
    history.replaceState(null, "", `?person=${person.id}`);
    this.drawer(false);
    this.draw();
    this.onTurn(person);
  }

  unread(n) {
    const person = this.find(this.active?.id);
    if (!person || person.unread === n) return;
    person.unread = n;
    this.draw();
  }

  drawer(open) {
    const stage = byId("stage");
    if (stage.classList.contains("listing") === open) return;
    stage.classList.toggle("listing", open);
    byId("scrim").hidden = !open;
    const target = open ? byId("people-list").querySelector("[aria-current]") : byId("back");
    target?.focus({ preventScroll: true });
  }

  draw() {
    const focused = document.activeElement?.dataset?.person;
    byId("people-list").replaceChildren(...this.all.map((person) => this.entry(person)));
    if (focused) byId("people-list").querySelector(`[data-person="${focused}"]`)?.focus({ preventScroll: true });
    const others = this.all.reduce((sum, { id, unread }) => sum + (id === this.active?.id ? 0 : unread), 0);
    badge(byId("others-unread"), others);
    byId("back").setAttribute("aria-label", t("showPeople") + (others ? `, ${t("unread", { n: others })}` : ""));
  }

  entry(person) {
    const shown = person.id === this.active?.id;
    const count = badge(el("span", { class: "badge", data: { testid: "unread" } }), person.unread);
    const name = el("span", { class: "file-text" }, el("strong", {}, person.first_name),
                    el("small", {}, person.username ? `@${person.username}` : t("personNumber", { id: person.id })));
    const node = button({ class: "person", data: { person: person.id }, "aria-current": shown ? "true" : null,
                          on: { click: () => this.turn(person) } }, avatar(person.id, person.first_name), name, count);
    return el("li", {}, node);
  }

  /** Asks for a name and a language and adds that person; null when it was cancelled. */
  async add(id) {
    const name = el("input", { required: true, maxlength: "64", placeholder: t("nameHint"), data: { testid: "person-name" } });
    const tongue = el("select", { data: { testid: "person-language" } }, el("option", { value: "zh-hans" }, t("chinese")),
                      el("option", { value: "en" }, t("english")));
    tongue.value = language() === "zh" ? "zh-hans" : "en";
    const value = () => ({ first_name: name.value.trim(), language_code: tongue.value, ...(id ? { id } : {}) });
    const person = await ask(t("newPerson"), [
      el("label", { class: "entry" }, t("name"), name), el("label", { class: "entry" }, t("language"), tongue)], [
      { label: t("cancel"), value: null }, { label: t("create"), value, main: true, id: "create-person" }]);
    if (!person?.first_name) return null;
    const added = await api.addPerson(person);
    await this.refresh();
    return this.find(added.id) ?? { unread: 0, ...added };
  }

  /** Asks who opens an invite link; null when nobody does. */
  async choose() {
    const pick = (value) => (event) => event.target.closest("dialog").choose({ value });
    const entry = (label, id, name, value) => button(
      { class: "person", on: { click: pick(value) }, data: { testid: "open-as" } }, avatar(id, name), label);
    const list = el("div", { class: "choices" },
                    ...this.all.map((person) => entry(person.first_name, person.id, person.first_name, person)),
                    entry(t("newPerson"), 0, "+", "new"));
    const chosen = await ask(t("openAs"), [el("p", { class: "hint" }, t("openAsHint")), list],
                             [{ label: t("cancel"), value: null }], { "data-testid": "open-as-dialog" });
    return chosen === "new" ? this.add() : chosen;
  }
}

function badge(node, n) {
  node.hidden = !n;
  node.textContent = n > 99 ? "99+" : String(n || "");
  if (n) node.setAttribute("aria-label", t("unread", { n }));
  return node;
}
