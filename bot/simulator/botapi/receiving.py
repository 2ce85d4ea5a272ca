"""How the bot receives: getUpdates and the webhook methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.simulator.botapi.params import Decoded, Method, Params
from bot.simulator.errors import bad_request
from bot.simulator.webhook import Target

if TYPE_CHECKING:
    from bot.simulator.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50


class GetUpdates(Params):
    """From where, how many, how long to wait (seconds), and which kinds from now on."""

    offset: int = 0
    limit: int = MOST_UPDATES
    timeout: int = 0
    allowed_updates: Decoded = None


class SetWebhook(Params):
    """Where to post, and the secret to show there. Plain HTTP will do, as for Telegram's own local server."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    allowed_updates: Decoded = None
    drop_pending_updates: bool = False


class DeleteWebhook(Params):
    """Whether to forget what waits."""

    drop_pending_updates: bool = False


class WebhookInfo(Params):
    """No parameters."""


def _allow(world: World, given: object) -> None:
    if given is None:
        return
    if not isinstance(given, list) or not all(isinstance(kind, str) for kind in given):
        raise bad_request("can't parse allowed updates: an Array of String is expected")
    world.updates.allowed = frozenset(given)


async def get_updates(world: World, params: GetUpdates) -> object:
    """What waits for the bot."""
    _allow(world, params.allowed_updates)
    limit = min(max(params.limit, 1), MOST_UPDATES)
    return await world.updates.poll(params.offset, limit, min(max(params.timeout, 0), LONGEST_POLL))


async def set_webhook(world: World, params: SetWebhook) -> object:
    """Have updates posted; an empty address is the same as deleteWebhook."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", params.secret_token):
        raise bad_request("secret token contains unallowed characters")
    if params.url and not re.match(r"https?://[^/\s]+", params.url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    _allow(world, params.allowed_updates)
    if params.drop_pending_updates:
        world.updates.drop()
    if params.url:
        await world.webhook.set(Target(params.url, params.secret_token, params.max_connections))
    else:
        await world.webhook.delete()
    return True


async def delete_webhook(world: World, params: DeleteWebhook) -> object:
    """Post no more; polling is allowed again."""
    await world.webhook.delete()
    if params.drop_pending_updates:
        world.updates.drop()
    return True


async def get_webhook_info(world: World, _params: WebhookInfo) -> object:
    """Where updates are posted and what went wrong last."""
    return world.webhook.info()


METHODS = (
    Method("getUpdates", GetUpdates, get_updates),
    Method("setWebhook", SetWebhook, set_webhook),
    Method("deleteWebhook", DeleteWebhook, delete_webhook),
    Method("getWebhookInfo", WebhookInfo, get_webhook_info),
)
