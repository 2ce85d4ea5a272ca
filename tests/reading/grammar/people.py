"""Branches of made-up people, and the words by which one of them is named."""

from datetime import datetime
from random import Random

from bot.roster import Person, Post, Roster, Tenure
from tests.reading.grammar.pieces import Branch
from tests.reading.samples import ROSTER

SURNAMES = (
    "张王李赵孙周吴郑陈刘林何高郭马罗梁宋谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺"
    "龚文"
)
GIVEN = (
    "建国 建军 志强 志刚 伟 芳 娜 敏 静 丽 强 磊 洋 艳 勇 杰 娟 涛 明 超 秀英 霞 平 刚 桂英 晓梅 "
    "晓东 小雨 海燕 海波 国庆 文斌 文静 春花 春生 "
    "玉兰 玉珍 红梅 红 军 辉 鹏 飞 浩 宇 欣怡 子涵 雨晨 思远 一鸣 立新 立军 和平 向阳 永红 卫东 "
    "卫国 长江 学文 学军 会芳 开明 开山 来福 "
    "主平 到明 全胜 时雨 应龙 记明 三宝 四海 五洲 月明 上进 中华 会 学 安全 正 定邦 同心 研 讲信 培德"
).split()
POSTS = {
    Post.BRANCH_SECRETARY: "书记",
    Post.ORGANIZATION_MEMBER: "组织委员",
    Post.DISCIPLINE_MEMBER: "纪检委员",
    Post.PUBLICITY_MEMBER: "宣传委员",
}
NOW = datetime.fromisoformat("2026-11-20T16:00")
_MOMENTS = ("2026-11-20T16:00", "2027-01-08T09:30", "2026-07-01T21:10", "2028-02-29T12:15")


def branch(rng: Random) -> Branch:
    """The textbook branch, or one of made-up people of whom no two share a surname."""
    now = datetime.fromisoformat(rng.choice(_MOMENTS))
    if rng.random() < 0.25:
        return Branch(ROSTER, now, {"组织委员": "李四", "纪检委员": "王五"})
    surnames = rng.sample(SURNAMES, rng.randint(8, 30))
    names = [surname + rng.choice(GIVEN) for surname in surnames]
    held = dict(zip(POSTS, names, strict=False))
    posts = {name: post for post, name in held.items()}
    people = tuple(
        Person(number, name, tenures=(Tenure(posts[name]),) if name in posts else ())
        for number, name in enumerate(names, start=1)
    )
    return Branch(Roster(people), now, {POSTS[post]: name for post, name in held.items()})


def some(rng: Random, at: Branch, number: int = 1, *, but: tuple[str, ...] = ()) -> list[str]:
    """Names of so many different people of the branch with Chinese names."""
    return rng.sample([name for name in at.names if not name.isascii() and name not in but], number)


def called(rng: Random, at: Branch, name: str) -> str:
    """Some words that mean this person of the branch and nobody else."""
    ways = [name, name, name, f"{name}同志"]
    if at.roster is not ROSTER and name[0] not in "于应时万":
        ways += [f"老{name[0]}", f"小{name[0]}"]
        ways += [f"{name[0]}{title}" for title, holder in at.posts.items() if holder == name]
    ways += [f"{title}{name}" for title, holder in at.posts.items() if holder == name]
    return rng.choice(ways)


def role_in(at: Branch, name: str, said: str) -> str | None:
    """The post that the words for somebody name."""
    return next((title for title, holder in at.posts.items() if holder == name and title in said), None)
