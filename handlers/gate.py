"""The gate: who is let in with what, decided anew on every update from the account's own id.

Private chats only; a group gets one polite line, once. Somebody without a branch reaches nothing but /start
and the set-up begun there. Blocking and unblocking the bot are noted.
"""

from sqlmodel import Session
from telegram import ChatMember, Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import App, Context
from handlers.turn import Turn
from storage import accounts, drafts, meta
from storage.accounts import Account
from storage.inbox import Reply

GROUP = -1
"""The handler group of the gate: before everything."""

OPEN_COMMANDS = ("/start",)
SILENCE = Reply("silence")


def register(application: App) -> None:
    """Put the gate before every handler."""
    application.add_handler(TypeHandler(Update, gate), GROUP)


async def gate(update: Update, context: Context) -> None:
    """Load the account into the turn, or answer here and end the update."""
    turn = context.turn
    if await _answered_here(update, turn):
        raise ApplicationHandlerStop


async def _answered_here(update: Update, turn: Turn) -> bool:
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return True  # nobody to answer
    turn.language = language_of(user, turn.settings.language)
    if chat.type != ChatType.PRIVATE:
        await _group(update, turn)
        return True
    known, filling_in = await turn.read(_sender, turn.user_id)
    turn.newcomer = known is None
    turn.account_ = known or Account(id=turn.user_id, chat_id=turn.chat_id, language=turn.language)
    turn.language = turn.account_.language
    if update.my_chat_member:
        blocked = update.my_chat_member.new_chat_member.status == ChatMember.BANNED
        await turn.commit(SILENCE, accounts.set_unreachable, turn.user_id, blocked, turn.now)
        return True
    return await _kept_out(update, turn, filling_in)


async def _kept_out(update: Update, turn: Turn, filling_in: bool) -> bool:
    account = turn.account
    if not account.active:
        await turn.commit(_refusal(update, "refused"))
        return True
    stranger = account.branch_id is None and not filling_in
    if stranger and turn.text.split(" ")[0] not in OPEN_COMMANDS:
        await turn.commit(_refusal(update, "stranger"))
        return True
    return False


def _refusal(update: Update, screen: str) -> Reply:
    """A toast for a tap, a message for anything else."""
    return Reply("silence", toast=f"gate.{screen}") if update.callback_query else Reply(screen)


async def _group(update: Update, turn: Turn) -> None:
    """One polite line when the bot is added or first spoken to; never another."""
    if update.callback_query:
        await turn.commit(Reply("silence", toast="gate.group"))
        return
    gone = update.my_chat_member and update.my_chat_member.new_chat_member.status in GONE
    if gone:
        await turn.commit(SILENCE)
        return
    await turn.commit(lambda first: Reply("group") if first else SILENCE, _first_time, turn.chat_id)


GONE = (ChatMember.BANNED, ChatMember.LEFT)


def _sender(session: Session, user_id: int) -> tuple[Account | None, bool]:
    return accounts.get(session, user_id), drafts.active(session, user_id) is not None


def _first_time(session: Session, chat_id: int) -> bool:
    name = f"group_told.{chat_id}"
    if meta.get(session, name):
        return False
    meta.put(session, name, "yes")
    return True


def language_of(user: User, default: str) -> str:
    """The language to begin with: the phone's where the bot speaks it."""
    code = (user.language_code or "").lower()
    return next((language for language in ("zh", "en") if code.startswith(language)), default)
