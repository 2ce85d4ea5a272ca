/** The page's three menus: actions on a message, things to attach, and the header's "more". */

import * as api from "./api.js";
import { byId, el } from "./dom.js";
import { ask, menu } from "./layers.js";
import { switchLanguage, t } from "./strings.js";

/** `page` has me(), person(), attempt(deed), copy(text), composer, setBlocked(blocked). */
export function messageMenu(page, message, at) {
  const words = message.text ?? message.caption;
  const own = message.from === "person" && words && !message.forward_origin;
  const items = [{ id: "do-reply", label: t("reply"), icon: "reply", act: () => page.composer.reply(message) }];
  if (own) items.push({ id: "do-edit", label: t("edit"), icon: "edit", act: () => page.composer.edit(message) });
  if (words) items.push({ id: "do-copy", label: t("copy"), icon: "copy", act: () => page.copy(words) });
  items.push({ id: "do-forward", label: t("forward"), icon: "forward",
               act: () => page.attempt(() => api.forward(page.me(), message.message_id)) });
  menu(items, at, t("messageMenu"));
}

/** What can be sent beside text. */
export function attachMenu(page, at) {
  const send = (deed) => () => page.attempt(() => deed(page.me()));
  menu([
    { id: "attach-photo", label: t("photo"), icon: "photo", act: () => byId("pick-photo").click() },
    { id: "attach-file", label: t("file"), icon: "file", act: () => byId("pick-file").click() },
    { id: "attach-sticker", label: t("sticker"), icon: "sticker", act: send(api.sticker) },
    { id: "attach-voice", label: t("voice"), icon: "mic", act: send(api.voice) },
    { id: "attach-contact", label: t("contact"), icon: "person", act: () => offerContact(page) },
    { id: "attach-location", label: t("location"), icon: "place", act: send(api.location) },
    { id: "attach-forward", label: t("forwardWords"), icon: "forward", act: () => offerForward(page) },
  ], at, t("attach"));
}

/** Language, blocking the bot, adding a person. */
export function moreMenu(page, at) {
  const { blocked } = page.composer;
  menu([
    { id: "more-language", label: t("otherLanguage"), icon: "globe", act: switchLanguage },
    { id: "block", label: t(blocked ? "unblock" : "block"), icon: "block", act: () => page.setBlocked(!blocked) },
    { id: "more-add", label: t("addPerson"), icon: "person", act: () => byId("add-person").click() },
  ], at, t("more"));
}

async function offerContact(page) {
  const name = el("input", { required: true, value: page.person().first_name, maxlength: "64" });
  const phone = el("input", { required: true, type: "tel", value: "+8613800000000", maxlength: "20" });
  const value = () => ({ name: name.value, phone: phone.value });
  const chosen = await ask(t("shareContact"), [
    el("label", { class: "entry" }, t("firstName"), name), el("label", { class: "entry" }, t("phone"), phone)], [
    { label: t("cancel"), value: null }, { label: t("send"), value, main: true, id: "send-contact" }]);
  if (chosen) await page.attempt(() => api.contact(page.me(), chosen.phone, chosen.name));
}

async function offerForward(page) {
  const name = el("input", { required: true, maxlength: "64" });
  const words = el("input", { required: true, maxlength: "4096" });
  const value = () => ({ name: name.value, words: words.value });
  const chosen = await ask(t("forwardWords"), [
    el("label", { class: "entry" }, t("author"), name), el("label", { class: "entry" }, t("words"), words)], [
    { label: t("cancel"), value: null }, { label: t("send"), value, main: true, id: "send-forward" }]);
  if (chosen) await page.attempt(() => api.passOn(page.me(), chosen.name, chosen.words));
}
