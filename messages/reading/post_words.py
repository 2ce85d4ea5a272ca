"""The many spellings of posts, memberships and heads of departments, in Chinese and English."""

import re
from dataclasses import dataclass

from bot.roster import Membership, Post
from messages.reading.normalise import fold, squeezed, tidy
from messages.reading.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Role:
    """What one word says of a person; ``department`` is empty where a head's department is not named."""

    post: Post | None = None
    membership: Membership | None = None
    department: str | None = None
    group: str | None = None


_POSTS = {
    Post.BRANCH_SECRETARY: "书记 支部书记 党支部书记 支书 支部书记兼支委 secretary branchsecretary "
    "partysecretary partybranchsecretary branchpartysecretary",
    Post.DEPUTY_SECRETARY: "副书记 支部副书记 党支部副书记 deputysecretary deputybranchsecretary "
    "vicesecretary deputypartysecretary",
    Post.ORGANIZATION_MEMBER: "组织委员 组委 支部组织委员 支委组织委员 organizationmember "
    "organisationmember organizationcommitteemember organisationcommitteemember memberfororganization "
    "memberfororganisation committeememberfororganization committeememberfororganisation "
    "organizationcommissioner organization organisation",
    Post.PUBLICITY_MEMBER: "宣传委员 宣委 支部宣传委员 publicitymember publicitycommitteemember "
    "memberforpublicity committeememberforpublicity publicitycommissioner propagandamember publicity",
    Post.DISCIPLINE_MEMBER: "纪检委员 纪律检查委员 纪委委员 支部纪检委员 纪检 disciplinemember "
    "disciplinecommitteemember memberfordiscipline memberfordisciplineinspection "
    "committeememberfordiscipline committeememberfordisciplineinspection disciplineinspectionmember "
    "disciplinecommissioner discipline",
    Post.COMMITTEE_MEMBER: "支委 委员 支部委员 支委委员 支委会委员 支委会成员 支委成员 支委会 "
    "支部委员会委员 青年委员 生活委员 群工委员 统战委员 保密委员 学习委员 committeemember "
    "branchcommitteemember committee",
    Post.GROUP_LEADER: "党小组长 党小组组长 小组长 小组组长 组长 groupleader partygroupleader",
}
_MEMBERSHIPS = {
    Membership.FULL: "党员 正式党员 中共党员 普通党员 正式 member partymember fullmember fullpartymember",
    Membership.PROBATIONARY: "预备党员 中共预备党员 预备 probationarymember probationarypartymember "
    "probationary probationer",
    Membership.ACTIVIST: "入党积极分子 积极分子 发展对象 activist partyactivist membershipactivist "
    "prospectivemember applicant",
    Membership.NON_MEMBER: "群众 非党员 非党 共青团员 团员 民主党派 无党派 nonmember non-member "
    "notamember masses",
}
_BY_WORD = {word: Role(post=post) for post, words in _POSTS.items() for word in words.split()} | {
    word: Role(membership=membership) for membership, words in _MEMBERSHIPS.items() for word in words.split()
}
_CHIEF_OF_UNIT = Pattern("([^ ]{0,20}?)([科部处所站队院室局厂股系])长")
_CHIEF = Pattern("([^ ]{0,20}?)(?:的)?(?:部门负责人|部门主任|部门领导|负责人|主任|总监|经理|主管|负责)")
_HEAD_OF = Pattern("(?:head|director|manager|chief) (?:of )?(?:the )?(.{1,40})", re.IGNORECASE)
_IS_HEAD = Pattern("(.{1,40}?) (?:department )?(?:head|director|manager|chief)", re.IGNORECASE)
_HEAD_ALONE = frozenset("departmenthead headofdepartment head manager director".split())
_GROUP = Pattern("((?:第?[一二三四五六七八九十0-9]{1,3}|[^ ]{0,6}?)(?:党小组|小组|组))(?:组)?长")


def role_of(word: str) -> Role | None:
    """What the whole of ``word`` says; None when it names no post, membership or headship.

    A deputy head (办公室副主任) is no head, and 李主任 names no department.
    """
    squeezed_word = squeezed(word).strip("·.。-")
    if squeezed_word in _BY_WORD:
        return _BY_WORD[squeezed_word]
    if squeezed_word in _HEAD_ALONE:
        return Role(department="")
    if group := _GROUP.fullmatch(squeezed_word):
        return Role(post=Post.GROUP_LEADER, group=group[1])
    department = _department(tidy(word))
    return None if department is None else Role(department=department)


def named_role(word: str) -> Role | None:
    """A role by its fixed spelling alone, for words cut out of a longer phrase."""
    return _BY_WORD.get(squeezed(word))


def head_of_phrase(phrase: str) -> Role | None:
    """English "head of X" alone, the form that may stand behind a name without a comma."""
    found = _HEAD_OF.fullmatch(phrase.strip())
    if found is None or squeezed(phrase) in _HEAD_ALONE or " of " not in phrase.lower():
        return None
    return Role(department=found[1].strip())


def _department(word: str) -> str | None:
    """The department whose head ``word`` is, empty where it names none; None for something else."""
    if word.isascii():
        found = _HEAD_OF.fullmatch(word) or _IS_HEAD.fullmatch(word)
        name = found[1].strip() if found else None
        return None if name is None or name.lower().startswith(("deputy", "vice")) else name
    compact = "".join(word.split())
    if "兼" in compact:
        return None
    folded = fold(compact)
    if unit := _CHIEF_OF_UNIT.fullmatch(folded):
        stem, kind = compact[: unit.end(1)], compact[unit.end(1)]
        if stem.endswith("副") or len(stem) == 1:
            return None
        return stem if not stem or stem.endswith(kind) else stem + kind
    if chief := _CHIEF.fullmatch(folded):
        stem = compact[: chief.end(1)]
        return (
            None
            if stem.endswith("副") or len(stem) == 1
            else ("" if stem in ("部门", "各部门", "中层") else stem)
        )
    return None
