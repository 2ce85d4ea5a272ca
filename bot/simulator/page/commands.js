/** The bot's commands: opened by the menu button, or filtered while a "/" is typed. */

import { byId, el } from "./dom.js";

export class Commands {
  /** `onChoose(text)` gets "/command". */
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.list = byId("commands");
    this.slash = byId("slash");
    this.text = byId("text");
    this.all = [];
    this.at = -1;
    this.slash.addEventListener("click", () => {
      if (this.list.hidden) this.open(this.all);
      else this.close();
      this.text.focus({ preventScroll: true });
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.list.hidden && !event.target.closest("#commands, #slash, #text")) this.close();
    });
  }

  set(commands) {
    this.all = commands ?? [];
    this.slash.hidden = this.all.length === 0;
    this.close();
  }

  /** Follows what is typed: "/du" leaves the commands that begin so. */
  filter(typed) {
    const match = /^\/(\w*)$/.exec(typed);
    const found = match ? this.all.filter(({ command }) => command.startsWith(match[1].toLowerCase())) : [];
    if (found.length) this.open(found);
    else this.close();
  }

  open(commands) {
    this.shown = commands;
    this.list.replaceChildren(...commands.map(({ command, description }, index) => {
      const node = el("div", { class: "command", role: "option", id: `command-${index}`, "aria-selected": "false" },
                      el("strong", {}, `/${command}`), el("span", {}, description));
      node.addEventListener("click", () => this.choose(index));
      return node;
    }));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.slash.setAttribute("aria-expanded", "true");
    this.at = -1;
    this.text.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.slash.setAttribute("aria-expanded", "false");
    this.text.removeAttribute("aria-activedescendant");
    this.at = -1;
  }

  choose(index) {
    const { command } = this.shown[index];
    this.close();
    this.onChoose(`/${command}`);
  }

  /** Keys of the text field while the list is open; true when the key was meant for it. */
  key(event) {
    if (this.list.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.move(step);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.at);
    else if (event.key === "Tab" && this.at >= 0) this.choose(this.at);
    else return false;
    event.preventDefault();
    return true;
  }

  move(step) {
    const nodes = [...this.list.children];
    this.at = (this.at + step + nodes.length) % nodes.length;
    nodes.forEach((node, index) => node.setAttribute("aria-selected", String(index === this.at)));
    nodes[this.at].scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-activedescendant", nodes[this.at].id);
  }
}
