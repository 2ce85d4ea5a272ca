/** The chat page of the local Telegram: puts its parts together and keeps them on one person. */

import * as api from "./api.js";
import { catchFiles, offer } from "./attachments.js";
import { Chat } from "./chat.js";
import { Commands } from "./commands.js";
import { Composer } from "./composer.js";
import { Controls } from "./controls.js";
import { avatar, byId, el, icon } from "./dom.js";
import { ReplyKeyboard, Waiting } from "./keyboards.js";
import { alertBox, ask, toast, viewer } from "./layers.js";
import { inviteCode } from "./links.js";
import { attachMenu, messageMenu, moreMenu } from "./menus.js";
import { People } from "./people.js";
import { label, onLanguage, switchLanguage, t } from "./strings.js";
import { follow } from "./sync.js";

const REFRESH = 2500; // milliseconds between looks at the other people's badges and the controls

let bot = { id: 0, username: "", first_name: "" };
let stopFollowing = () => {};
let typingUntil = 0;
let online = true;
let unread = 0;
let waiting = new Waiting();

const me = () => people.active?.id;
const nameOf = (message) => (message.from === "bot" ? bot.first_name : people.active?.first_name ?? t("you_"));

/** Runs a deed; what the server refuses is told as a toast. Returns whether it went well. */
async function attempt(deed, otherwise) {
  try {
    await deed();
    return true;
  } catch (error) {
    const why = error instanceof api.Refused ? t("failed", { why: error.message }) : t("connecting");
    toast(otherwise ? `${otherwise} (${why})` : why);
    return false;
  }
}

function openLink(url) {
  const code = inviteCode(url, bot.username);
  if (code === null) return false;
  people.choose().then((person) => { if (person) openAs(person, code); });
  return true;
}

function openAs(person, code) {
  people.turn(person);
  composer.prepare(code ? `/start ${code}` : "/start");
}

async function copy(text, said = t("copied")) {
  await attempt(() => navigator.clipboard.writeText(text).then(() => toast(said)));
}

async function onTap(message, given, node) {
  if (given.copy_text) return copy(given.copy_text.text, t("optionCopied"));
  if (node.classList.contains("busy")) return undefined;
  waiting.begin(node);
  const mine = waiting;
  try {
    const { callback_query_id: query } = await api.tap(me(), message.message_id, given.callback_data);
    mine.known(query, node);
  } catch (error) {
    Waiting.end(node);
    toast(composer.blocked ? t("blocked") : error.status === 409 ? t("gone") : t("failed", { why: error.message }));
  }
  return undefined;
}

/** A key of the reply keyboard; one that gives away the own number or place asks first. */
async function pressKey(label, giving) {
  const yes = !giving || await ask(t(giving === "place" ? "sharePlace" : "shareOwn"), [], [
    { label: t("cancel"), value: null }, { label: t("send"), value: true, main: true, id: "share" }]);
  return Boolean(yes) && attempt(() => api.press(me(), label));
}

async function setBlocked(blocked) {
  if (await attempt(() => api.block(me(), blocked))) composer.bottom({ blocked });
  header();
}

function emptyChat() {
  return el("div", { class: "empty" }, avatar(bot.id, bot.first_name), el("strong", {}, bot.first_name),
            el("p", {}, t(people.active ? "startHint" : "noPeople")));
}

function header() {
  const typing = typingUntil > Date.now();
  const status = byId("bot-status");
  status.classList.toggle("live", typing);
  if (!online) status.textContent = t("connecting");
  else if (typing) status.textContent = t("typing");
  else {
    const who = people.active ? ` · ${t("you", { name: people.active.first_name })}` : "";
    status.textContent = (composer.blocked ? t("blocked") : t("bot")) + who;
  }
  byId("bot-name").textContent = bot.first_name;
  document.title = (unread ? `(${unread}) ` : "") + bot.first_name;
}

function markRead() {
  if (unread && me()) api.read(me()).catch(() => {}); // offline: the next look marks it
  if (unread) setUnread(0);
}

function setUnread(n) {
  unread = n;
  people.unread(n);
  header();
}

const changes = {
  message: ({ message }) => put(message),
  edit: ({ message }) => put(message),
  delete: ({ message_id: id }) => chat.remove(id),
  keyboard: ({ reply_keyboard: given }) => keyboard.show(me(), given, true),
  commands: ({ commands: given }) => commands.set(given),
  typing: ({ until }) => typing(Math.max(0, Math.min(until * 1000 - Date.now(), 6000))),
  unread: ({ unread: n }) => {
    setUnread(n);
    if (n && chat.stuck && !document.hidden) markRead();
  },
  toast: (answer) => {
    waiting.answer(answer.callback_query_id);
    if (!answer.text) return;
    if (answer.alert) alertBox(answer.text);
    else toast(answer.text);
  },
};

function put(message) {
  if (message.from === "bot") typing(0);
  composer.bottom({ fresh: false });
  chat.put(message);
}

function typing(milliseconds) {
  typingUntil = Date.now() + milliseconds;
  header();
  if (milliseconds) setTimeout(header, milliseconds + 50);
}

function turnTo(person) {
  stopFollowing();
  waiting = new Waiting();
  typingUntil = 0;
  byId("toasts").replaceChildren();
  composer.turn(person.id);
  chat.reset([], false);
  let drawn = false;
  stopFollowing = follow(person.id, {
    state: (state, again) => {
      composer.bottom({ blocked: Boolean(state.blocked), fresh: state.messages.length === 0 });
      chat.reset(state.messages, drawn && again);
      drawn = true;
      keyboard.show(person.id, state.reply_keyboard, false);
      commands.set(state.commands);
      typing(state.typing ? 5000 : 0);
      setUnread(state.unread);
      if (chat.stuck && !document.hidden) markRead();
    },
    change: (change) => changes[change.kind]?.(change),
    offline: () => { online = false; header(); },
    online: () => { online = true; header(); },
    gone: () => begin(),
  });
  header();
}

async function refresh() {
  if (online && !document.hidden) {
    await Promise.all([people.refresh(), controls.refresh()]).catch(() => {}); // the long poll tells of a lost server
  }
  setTimeout(refresh, REFRESH);
}

/** Finds out whom to show, as often as it takes for the server to answer. */
async function begin(search = new URLSearchParams()) {
  try {
    bot = await api.bot();
    await people.refresh();
  } catch {
    online = false;
    header();
    setTimeout(() => begin(search), 1000);
    return;
  }
  online = true;
  byId("bot-avatar").replaceWith(Object.assign(avatar(bot.id, bot.first_name), { id: "bot-avatar" }));
  const wished = Number(search.get("person"));
  const person = people.find(wished) ?? (wished ? await people.add(wished) : null) ?? people.first();
  if (person) people.turn(person);
  else chat.reset([], false);
  header();
  if (person && search.has("start")) composer.prepare(`/start ${search.get("start")}`.trim());
}

label(document);
for (const node of document.querySelectorAll("[data-icon]")) {
  const words = node.dataset.t ? [el("span", { class: "words" }, t(node.dataset.t))] : [];
  if (node.dataset.t) node.textContent = "";
  node.prepend(icon(node.dataset.icon), ...words);
}

const people = new People(turnTo);
const commands = new Commands((text) => attempt(() => api.say(me(), text)).then((done) => { if (done) composer.said("/"); }));
const composer = new Composer({ name: nameOf, attempt, commands, onAttach: (node) => attachMenu(self, node), onUnblock: () => setBlocked(false) });
const chat = new Chat({
  name: nameOf,
  deeds: { onLink: openLink, onCommand: (text) => attempt(() => api.say(me(), text)), onCopy: (text) => copy(text) },
  act: (message) => ({ onTap: (given, node) => onTap(message, given, node), onLink: openLink }),
  show: (id) => viewer(chat.album(id), id),
  onMenu: (message, at) => messageMenu(self, message, at),
  onRead: markRead,
  empty: emptyChat,
});
const keyboard = new ReplyKeyboard(pressKey);
const controls = new Controls(attempt);
const self = { me, person: () => people.active, attempt, copy, composer, setBlocked };

byId("more").addEventListener("click", () => moreMenu(self, byId("more")));
document.querySelector(".language").addEventListener("click", switchLanguage);
for (const [id, raw] of [["pick-photo", false], ["pick-file", true]]) {
  byId(id).addEventListener("change", () => {
    const files = [...byId(id).files];
    byId(id).value = "";
    if (files.length) attempt(() => offer(me(), files, raw));
  });
}
catchFiles((files, raw) => attempt(() => offer(me(), files, raw)));
document.addEventListener("visibilitychange", () => { if (!document.hidden && chat.stuck) markRead(); });
onLanguage(header);
begin(new URLSearchParams(location.search));
refresh();
