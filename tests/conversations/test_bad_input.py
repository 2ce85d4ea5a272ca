"""Whatever is typed, sent or tapped at the wrong place gets a plain answer, and nothing filled in is lost."""

from datetime import date

import pytest

from bot.records import Meeting
from bot.roster import Post
from handlers.forms.state import FormState
from messages.labels import label
from storage import branches, rosters
from tests.conversations.people import Office
from tests.conversations.walking import (
    PLACE,
    careful,
    committee_meeting,
    integrity_talk,
    laid_aside,
    open_draft,
    saved,
    wire,
)
from tests.phone import Phone

LANGUAGES = ("zh", "en")


def filled(there: Office, phone: Phone) -> Meeting:
    """The meeting in the open form."""
    entry = FormState.model_validate_json(open_draft(there, phone).data).entry
    assert isinstance(entry, Meeting)
    return entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_as_long_as_telegram_allows_is_refused_with_its_length_and_the_step_stays(
    language: str,
) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "place")
        too_long = {
            "zh": "写了 4096 字，这一项最多 100 字",
            "en": "That is 4096 characters; this field takes 100",
        }
        phone.send("会" * 4096).sees(too_long[language], label(language, "ask.place"))
        phone.send(PLACE).tap("张三").tap(label(language, "ask.everybody", count=3))
        too_long = {"zh": "这一项最多 3000 字", "en": "this field takes 3000"}
        phone.send("字" * 4096).sees(too_long[language], label(language, "ask.agenda"), PLACE)
        phone.send("😀" * 1500).tap(label(language, "common.save"))
        assert saved(there)[0].entry.place == PLACE  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_times_that_cannot_be_are_said_in_plain_words(language: str) -> None:
    cases = {
        "2月30日": {"zh": "日历上没有“2月30日”", "en": "The calendar has no “2月30日”"},
        "2027年1月5日": {"zh": "还没到", "en": "still to come"},
        "胡乱写的": {"zh": "没看出日期", "en": "There is no date in"},
        "12/25/2030": {"zh": "⚠️", "en": "⚠️"},
    }
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "on")
        for typed, said in cases.items():
            phone.send(typed).sees(said[language], label(language, "ask.on"))
        phone.send("昨天").sees(label(language, "ask.start"))
        for typed, said in {
            "25点": {"zh": "没有“25点”这个时间", "en": "There is no such time as “25点”"},
            "一会儿": {"zh": "没看出时间", "en": "There is no time in"},
            "16:00-15:00": {"zh": "不晚于开始时间", "en": "is not after the start"},
        }.items():
            phone.send(typed).sees(said[language], label(language, "ask.start"))
        assert filled(there, phone).on == date(2026, 11, 19)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_cannot_be_are_said_in_plain_words(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "host")
        signs = {"zh": "有不能用在姓名中的符号", "en": "has signs that a name cannot have"}
        phone.send("👑💥").sees(signs[language], label(language, "ask.host"), PLACE)
        one = {"zh": "这一项只记一个人", "en": "This takes one person"}
        phone.send("张三、李四").sees(one[language])
        phone.send("张三").sees(label(language, "ask.attendance"))
        more = {"zh": "实到 9 人多于应到 3 人", "en": "9 present is more than 3 expected"}
        phone.send("应到3实到9").sees(more[language], label(language, "ask.attendance"))
        phone.send("缺5").sees("⚠️")
        phone.send("应到3实到3").sees(label(language, "ask.agenda"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_fits_two_people_offers_these_two(language: str) -> None:
    with careful(language) as there:
        twin = there.bot.write(rosters.add_person, there.ids[""], "李四", posts=[Post.PUBLICITY_MEMBER])
        phone = committee_meeting(there.secretary, language, "host")
        fits = {"zh": "对得上的不止一人：李四、李四", "en": "fits more than one person (李四, 李四)"}
        phone.send("李四").sees(fits[language])
        posts = {label(language, f"posts.{post}") for post in ("organization_member", "publicity_member")}
        assert {each for each in phone.buttons if "李四" in each} == {f"李四 {post}" for post in posts}
        phone.tap(f"李四 {label(language, 'posts.publicity_member')}").sees(label(language, "ask.attendance"))
        host = filled(there, phone).host
        assert host is not None
        assert host.person_id == twin.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_text_is_answered_and_the_step_stays(language: str) -> None:
    wanted = {
        "zh": "这一步请写文字，或点下面的按钮",
        "en": "Please type words here, or use the buttons below",
    }
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "agenda")
        for send in (phone.sticker, phone.voice, phone.contact):
            send().sees(wanted[language], label(language, "ask.agenda"), PLACE)
        phone.send("/nosuchcommand").sees(wanted[language])
        phone.send("继续的议题").tap(label(language, "common.save"))
        assert saved(there)[0].entry.agenda == ("继续的议题",)  # type: ignore[union-attr]


def test_what_cannot_be_seen_is_no_answer() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="place")
        phone.send("\u200b\u200b").sees("还没有内容", "在哪里")
        phone.send("三楼\u0007\u0000会议室\u202e").sees("三楼会议室")
        assert filled(there, phone).place == "三楼会议室"


def test_what_looks_like_markup_is_shown_and_kept_as_typed() -> None:
    typed = "研究 <b>党费</b> & <script>alert(1)</script> 👍 {name} %s"
    with careful() as there:
        phone = committee_meeting(there.secretary, until="agenda")
        phone.send(typed).sees(typed).tap("保存")
        assert saved(there)[0].entry.agenda == (typed,)  # type: ignore[union-attr]
        phone.tap("复制").sees(typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stale_button_changes_nothing_and_says_so(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "on")
        message, yesterday = wire(phone, label(language, "common.yesterday"))
        phone.tap(label(language, "common.today"))
        before = open_draft(there, phone)
        phone.tap_old(message, yesterday).sees(label(language, "form.stale"))
        assert open_draft(there, phone) == before


def test_junk_behind_a_button_changes_nothing() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="on")
        draft = open_draft(there, phone)
        head = f"f:{draft.id}:{draft.revision}"
        junk = [
            f"{head}:v:m2026-99",
            f"{head}:v:m9999-12",
            f"{head}:v:2026-02-30",
            f"{head}:v:",
            f"{head}:x:",
        ]
        junk += [f"{head}:edit:nonsense", f"{head}:same:", f"{head}:clear:", "go:nonsense:", "r:1:nonsense"]
        junk += ["f:x", "zz", "r:999999:open", f"f:999999:{draft.revision}:save:", "v:"]
        for data in junk:
            phone.tap_old(phone.last.id, data)
            assert phone.toasts, data
        assert open_draft(there, phone) == draft
        committee_meeting(phone, until="attendance")
        draft = open_draft(there, phone)
        for value in ("pabc", "p99999", "why-", "why-nonsense", "77777", "done99"):
            phone.tap_old(phone.last.id, f"f:{draft.id}:{draft.revision}:v:{value}")
            assert phone.toasts, value
        assert open_draft(there, phone) == draft


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_elses_draft_is_not_touched(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language)
        other = there.phone("李四", language)
        message, save = wire(phone, label(language, "common.save"))
        before = open_draft(there, phone)
        for action in ("save", "drop", "resume", "cancel"):
            other.tap_old(message, save.replace("save", action)).sees(label(language, "form.foreign"))
        assert open_draft(there, phone) == before
        assert saved(there) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_tap_on_save_saves_once(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language)
        message, save = wire(phone, label(language, "common.save"))
        with there.bot.all_at_once():
            phone.tap_old(message, save)
            phone.tap_old(message, save)
        assert len(saved(there)) == 1
        phone.tap_old(message, save).sees(label(language, "form.gone"))
        phone.tap_old(message, save.replace("save", "back")).sees(label(language, "form.gone"))
        assert len(saved(there)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_editing_an_own_message_changes_nothing_and_says_so(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language)
        before = open_draft(there, phone)
        said = {
            "zh": "修改已发出的消息不会改动记录",
            "en": "Editing a message you sent earlier does not change",
        }
        phone.edit(phone.own[-1], "改过的议题").sees(said[language])
        assert open_draft(there, phone) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_and_the_keyboard_win_over_an_open_step_and_the_draft_waits(language: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language, "place")
        phone.send("/duties").sees("📋")
        assert filled(there, phone).on == date(2026, 11, 19)
        for words in ("📝 记会议", "💬 Log talk", "记谈话"):  # either language, and without the emoji
            phone.send(words).sees(label(language, "ask.type"))
        offer = {"zh": "您有 1 份未完成的记录", "en": "You have 1 unfinished"}
        phone.sees(offer[language])
        assert len(laid_aside(there, phone)) == 1
        title = label(language, "types.branch_committee_meeting")
        phone.tap(title).sees(label(language, "ask.place"), title)
        assert filled(there, phone).on == date(2026, 11, 19)


def test_a_plain_question_is_answered_where_the_form_takes_no_text() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.send("我的责任清单是什么").sees("张三的责任清单")
        phone.send("这里怎么改").sees("请点它的 ✏️").tap("保存").sees("已保存")


def test_steering_words_do_what_the_buttons_do() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="start")
        phone.send("上一步").sees("哪一天").send("昨天").sees("几点").send("跳过").sees("在哪里")
        phone.send("会议室").tap("张三").tap("李四").send("出差").send("完成").sees(
            "研究了什么", "李四（出差）"
        )
        phone.send("议题").tap("地点").send("取消").sees("请核对", "会议室")
        phone.send("取消").sees("没有保存为记录", "还留着")
        assert saved(there) == []


def test_without_a_day_nothing_is_saved_and_the_day_is_asked() -> None:
    with careful() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会")
        for _ in range(6):
            phone.tap("跳过")
        phone.tap("保存").sees("还差日期", "哪一天").tap("昨天").sees("请核对").tap("保存").sees("已保存")


def test_a_field_can_be_emptied_again() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.tap("记录人").tap("李四").sees("记录人：李四")
        phone.tap("记录人").tap("清空").sees("待补充：记录人")
        phone.tap("✏️ 出席").tap("清空").sees("待补充：记录人、出席")
        phone.tap("✏️ 时间").tap("清空").tap("第几次").send("第11次").tap("第几次").tap("清空").tap("保存")
        entry = saved(there)[0].entry
        assert isinstance(entry, Meeting)
        assert (entry.recorder, entry.expected, entry.present, entry.start) == (None, None, (), None)
        assert entry.details == {}


def test_a_wrong_type_is_put_right_on_the_card() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.tap("第几次").send("第11次")
        phone.tap("类型").tap("主题党日").sees("应到的人和原来不同", "主题党日", "研究示例事项")
        phone.sees_no("第11次")
        phone.tap("出席").tap("全部到会").sees("应到 8，实到 8").tap("保存")


def test_another_day_with_other_people_asks_attendance_again() -> None:
    with careful() as there:
        late = there.bot.write(
            rosters.add_person,
            there.ids[""],
            "示例戊",
            posts=[Post.PUBLICITY_MEMBER],
            since=date(2026, 11, 10),
        )
        phone = there.secretary
        phone.send("/meeting").tap("支委会").tap("昨天").tap("15:00").send(PLACE).tap("张三")
        phone.tap("全部到会").send("议题").sees("应到 4，实到 4")
        phone.tap("日期").send("11月5日").sees("出席情况请重新确认").sees_no("应到 4")
        phone.tap("出席").tap("全部到会").sees("应到 3，实到 3")
        assert late.id not in filled(there, phone).present
        phone.tap("日期").send("11月6日").sees("应到 3，实到 3")  # the same people: the list holds


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_recorder_logs_meetings_and_no_talks(language: str) -> None:
    with careful(language) as there:
        phone = there.phone("示例甲", language)
        for attempt in ("/interview", "/report", "/inspection", "记谈话"):
            phone.send(attempt).sees(label(language, "gate.not_allowed"))
        phone.tap_old(1, "go:integrity_talk:").sees(label(language, "gate.not_allowed"))
        committee_meeting(phone, language).tap(label(language, "common.save")).sees("✅")
        assert saved(there)[0].logged_by == there.ids["示例甲"]


def test_a_committee_member_logs_talks() -> None:
    with careful() as there:
        phone = there.phone("李四")
        phone.send("/interview").tap("谈心谈话").tap("李四").tap("王五").tap("完成").tap("今天").send(
            "谈思想"
        )
        phone.tap("保存").sees("已保存")
        integrity_talk(there.secretary).tap("保存").sees("已保存")


def test_a_branch_without_committee_is_offered_none() -> None:
    with careful() as there:
        there.bot.write(branches.update, there.ids[""], full_members=6)
        phone = there.secretary.send("/meeting")
        assert not any("支委会" in each for each in phone.buttons)
        assert not any("民主生活会" in each for each in phone.buttons)
        phone.send("支委会").sees("不足 7 人的支部不设支委会")
        phone.send("民主生活会").sees("支部请记组织生活会")
