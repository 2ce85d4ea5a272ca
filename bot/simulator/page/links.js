/** Links to the bot itself: the page opens them as one of its people instead of leaving for Telegram. */

/** The start code of a link to `username` ("" when it has none); null when the link leads elsewhere. */
export function inviteCode(url, username) {
  const link = URL.canParse(url) ? new URL(url) : null;
  const web = link && /^https?:$/.test(link.protocol) && /^(www\.)?(t\.me|telegram\.me)$/.test(link.hostname);
  const name = web ? link.pathname.replace(/^\/|\/$/g, "") : link?.protocol === "tg:" ? link.searchParams.get("domain") : null;
  if (!name || name.toLowerCase() !== username.toLowerCase()) return null;
  return link.searchParams.get("start") ?? "";
}
