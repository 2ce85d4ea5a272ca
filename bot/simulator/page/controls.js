/** The launcher's controls, such as moving the demo's date, and its line on where things stand. */

import * as api from "./api.js";
import { button, byId, el, icon } from "./dom.js";
import { language, onLanguage, t } from "./strings.js";

export class Controls {
  /** `attempt(deed)` runs a deed and tells the reader when it fails. */
  constructor(attempt) {
    this.attempt = attempt;
    this.place = byId("controls");
    this.given = { controls: [], status: null };
    this.open = matchMedia("(min-width: 760px)").matches; // a phone folds them away
    onLanguage(() => this.draw());
  }

  async refresh() {
    const now = await api.controls();
    if (JSON.stringify(now) === JSON.stringify(this.given)) return;
    this.given = now;
    this.draw();
  }

  draw() {
    const { controls, status } = this.given;
    this.place.hidden = !controls.length && !status;
    const focused = this.place.contains(document.activeElement) ? document.activeElement.dataset.control : null;
    const toggle = button({ class: "plain ahead", "aria-expanded": String(this.open), "aria-controls": "control-row",
                            "aria-label": t(this.open ? "hideControls" : "showControls"),
                            data: { testid: "controls-toggle", control: "" }, on: { click: () => this.flip() } },
                          icon("ahead"));
    const row = el("div", { class: "control-row", id: "control-row" }, ...controls.map((control) => this.control(control)));
    row.hidden = !this.open;
    const line = el("div", { class: "status-line" },
                    el("span", { class: "status", role: "status", data: { testid: "status" } }, spoken(status)),
                    controls.length ? toggle : null);
    this.place.replaceChildren(line, row);
    if (focused !== null) this.place.querySelector(`[data-control="${CSS.escape(focused)}"]`)?.focus();
  }

  control({ name, label }) {
    const node = button({ class: "chip", data: { control: name } }, spoken(label));
    node.addEventListener("click", async () => {
      node.disabled = true;
      node.setAttribute("aria-busy", "true");
      await this.attempt(async () => { this.given = await api.runControl(name); });
      this.draw();
      this.place.querySelector(`[data-control="${CSS.escape(name)}"]`)?.focus();
    });
    return node;
  }

  flip() {
    this.open = !this.open;
    this.draw();
  }
}

const spoken = (words) => words?.[language()] ?? words?.zh ?? "";
