/** Every word of the page's own chrome in Chinese and English, and the switch between them. */

const KEY = "local-telegram.language";

export const WORDS = {
  zh: {
    people: "身份", showPeople: "切换身份", closePeople: "关闭身份列表", addPerson: "添加身份", you: "您是 {name}",
    newPerson: "新身份", name: "姓名", nameHint: "例如：张三", language: "语言", chinese: "中文", english: "English",
    create: "添加", cancel: "取消", ok: "好", close: "关闭", unread: "{n} 条未读", personNumber: "编号 {id}",
    otherLanguage: "English", switchLanguage: "Switch to English", more: "更多", controls: "演示控制",
    showControls: "展开演示控制", hideControls: "收起演示控制", messages: "消息", message: "消息", commands: "命令",
    attach: "添加附件", send: "发送", replyKeyboard: "快捷键盘", toggleKeyboard: "显示或收起快捷键盘", bot: "机器人",
    typing: "正在输入…", connecting: "正在连接…", blocked: "已停用此机器人", block: "停用机器人", unblock: "重新启用",
    start: "开始", startHint: "点“开始”，和机器人打个招呼", startWith: "发送 {text}", dismiss: "不用了",
    edited: "已编辑", forwarded: "转发的消息", reply: "回复", edit: "编辑", forward: "转发给机器人", copy: "复制文字",
    forwardWords: "转发一段话", author: "谁写的", words: "内容",
    copied: "已复制", replyTo: "回复 {name}", editing: "编辑消息", stop: "取消回复或编辑", messageMenu: "消息操作",
    photo: "照片", file: "文件", sticker: "贴纸", voice: "语音", contact: "联系人", location: "位置",
    caption: "添加说明…", asFiles: "按原文件发送（不作为照片）",
    remove: "移除 {name}", dropHere: "松开即可添加", viewPhoto: "查看照片", previous: "上一张", next: "下一张",
    download: "下载 {name}", phone: "电话", firstName: "姓名", shareContact: "发送联系人", shareOwn: "把自己的号码发给机器人？",
    sharePlace: "把自己的位置发给机器人？",
    newBelow: "{n} 条新消息", toBottom: "回到最新消息", spoiler: "已遮住的文字，点按显示", expand: "展开", collapse: "收起",
    copyCode: "复制代码", openAs: "以谁的身份打开此链接？", openAsHint: "链接带有一次性的邀请码，可换一个身份试用。",
    gone: "这个按钮已经失效", failed: "未能完成：{why}", notSent: "没有发出，文字已放回输入框", unsupported: "此类消息暂不能显示",
    deleted: "原消息已删除", optionCopied: "已复制到剪贴板", noPeople: "还没有身份，请先添加一个。",
    bytes: "字节", you_: "您",
  },
  en: {
    people: "People", showPeople: "Switch person", closePeople: "Close the list of people", addPerson: "Add a person",
    you: "you are {name}", newPerson: "New person", name: "Name", nameHint: "For example: Alex", language: "Language",
    chinese: "中文", english: "English", create: "Add", cancel: "Cancel", ok: "OK", close: "Close",
    unread: "{n} unread", personNumber: "ID {id}", otherLanguage: "中文", switchLanguage: "切换为中文", more: "More",
    controls: "Demo controls", showControls: "Show the demo controls", hideControls: "Hide the demo controls",
    messages: "Messages", message: "Message", commands: "Commands", attach: "Attach", send: "Send",
    replyKeyboard: "Quick keyboard", toggleKeyboard: "Show or hide the quick keyboard", bot: "bot", typing: "typing…",
    connecting: "connecting…", blocked: "You stopped this bot", block: "Stop the bot", unblock: "Restart the bot",
    start: "Start", startHint: "Tap Start to say hello to the bot", startWith: "Sends {text}", dismiss: "Not now",
    edited: "edited", forwarded: "Forwarded message", reply: "Reply", edit: "Edit", forward: "Forward to the bot",
    forwardWords: "Forward some words", author: "Who wrote it", words: "Words",
    copy: "Copy text", copied: "Copied", replyTo: "Reply to {name}", editing: "Edit message",
    stop: "Stop replying or editing", messageMenu: "Message actions", photo: "Photo", file: "File",
    sticker: "Sticker", voice: "Voice", contact: "Contact", location: "Location",
    caption: "Add a caption…", asFiles: "Send as files, not as photos",
    remove: "Remove {name}", dropHere: "Drop to add", viewPhoto: "View the photo", previous: "Previous", next: "Next",
    download: "Download {name}", phone: "Phone", firstName: "Name", shareContact: "Send a contact",
    shareOwn: "Send the bot your own number?", sharePlace: "Send the bot your place?",
    newBelow: "{n} new", toBottom: "Back to the newest message",
    spoiler: "Hidden text, tap to show", expand: "Show more", collapse: "Show less", copyCode: "Copy code",
    openAs: "Open this link as whom?", openAsHint: "The link carries an invite code: try it as another person.",
    gone: "That button is no longer there", failed: "That did not work: {why}",
    notSent: "Not sent; your text is back in the field", unsupported: "This kind of message cannot be shown",
    deleted: "The message is gone", optionCopied: "Copied to the clipboard", noPeople: "Nobody here yet: add a person first.",
    bytes: "bytes",
    you_: "You",
  },
};

const listeners = [];
let current = stored() ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");

function stored() {
  const kept = localStorage.getItem(KEY);
  return kept in WORDS ? kept : null;
}

/** The words for `key` in the present language, with {places} filled. */
export function t(key, places = {}) {
  const words = WORDS[current][key];
  if (words === undefined) throw new Error(`no words for ${key}`);
  return words.replace(/\{(\w+)\}/g, (whole, place) => String(places[place] ?? whole));
}

export const language = () => current;
export const locale = () => (current === "zh" ? "zh-CN" : "en-GB");

/** Runs `heard` after every change of language. */
export function onLanguage(heard) {
  listeners.push(heard);
}

/** Changes to the other language and keeps the choice. */
export function switchLanguage() {
  current = current === "zh" ? "en" : "zh";
  localStorage.setItem(KEY, current);
  label(document);
  for (const heard of listeners) heard();
}

/** Fills the words of static markup: data-t, data-t-label, data-t-placeholder. */
export function label(root) {
  document.documentElement.lang = locale();
  for (const node of root.querySelectorAll("[data-t]")) {
    const words = node.querySelector(":scope > .words") ?? node;
    words.textContent = t(node.dataset.t);
  }
  for (const node of root.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
  for (const node of root.querySelectorAll("[data-t-placeholder]")) {
    node.setAttribute("placeholder", t(node.dataset.tPlaceholder));
  }
}
