"""What the buttons of the settings send back: the person's own, people, departments, invites."""

from messages.callbacks.base import Callback, callback


@callback("st")
class SettingsTap(Callback):
    """Opens a place of the settings, or chooses ``value`` there."""

    place: str
    value: str = ""


@callback("pe")
class PersonTap(Callback):
    """Something to do with a person of the roster."""

    person: int
    action: str
    value: str = ""


@callback("de")
class DepartmentTap(Callback):
    """Something to do with a department; department 0 is a new one."""

    department: int
    action: str
    value: str = ""


@callback("iv")
class InviteTap(Callback):
    """Something to do with invites: ``make`` one for a person, or ``revoke`` an invite."""

    action: str
    id: int
