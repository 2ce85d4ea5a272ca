"""那党课呢？ takes up the question before, for half an hour; a form that is open stays open."""

from tests.conversations.asked_year import year


def test_a_follow_up_asks_the_same_of_something_else() -> None:
    with year() as there:
        phone = there.secretary.send("今年开了几次支委会").sees("今年支委会记录 3 次")
        phone.send("那党课呢？").sees("今年党课记录 1 次")
        phone.send("那上个月呢").sees("10月党课记录 0 次")
        phone.send("支委会呢").sees("10月支委会记录 1 次")


def test_after_who_has_not_been_talked_to_a_meeting_is_told_by_how_often() -> None:
    with year() as there:
        there.secretary.send("廉政谈话还差谁").sees("廉政谈话还差")
        there.secretary.send("那党课呢？").sees("党课还差").sees_no("逐人")
    with year("en") as there:
        there.secretary.send("who is left for the integrity talk?").sees("ntegrity talk")
        there.secretary.send("and the Party lecture?").sees("Party lecture").sees_no("person by person")


def test_a_question_that_names_nothing_is_about_what_was_asked_before() -> None:
    with year() as there:
        phone = there.secretary.send("今年开了几次党课").sees("今年党课记录 1 次")
        phone.send("还差几次").sees("党课还差 3 次")
        phone.send("那支委会呢").sees("支委会还差 9 次")
        phone.send("依据是什么").sees("支委会：每月 1 次", "第十二条")


def test_a_follow_up_goes_on_to_another_person() -> None:
    with year() as there:
        phone = there.secretary.send("李四完成得怎么样").sees("李四：5 项里")
        phone.send("王五呢").sees("王五：")
        phone.send("和李四谈过廉政谈话吗").sees("有，今年与李四的廉政谈话 1 次：5月8日")
        phone.send("那王五呢").sees("没有，今年没有与王五的廉政谈话的记录")


def test_a_follow_up_keeps_what_the_first_question_narrowed() -> None:
    with year() as there:
        phone = there.secretary.send("逾期的有哪些").sees("已逾期 15 项")
        phone.send("那李四呢").sees("李四：已逾期 3 项")
        phone.send("还有什么没做").sees("还有 23 项没做")


def test_each_person_has_a_question_of_their_own() -> None:
    with year() as there:
        there.secretary.send("今年开了几次支委会")
        other = there.phone("李四")
        other.send("那党课呢？").sees_no("今年党课记录")
        there.secretary.send("那党课呢？").sees("今年党课记录 1 次")


def test_after_half_an_hour_the_question_is_over() -> None:
    with year() as there:
        there.secretary.send("今年开了几次支委会")
        there.bot.move(minutes=31)
        there.secretary.send("那党课呢？").sees_no("今年党课记录")


def test_a_question_survives_a_restart() -> None:
    with year() as there:
        there.secretary.send("今年开了几次支委会")
        there.bot.restart()
        there.secretary.send("那党课呢？").sees("今年党课记录 1 次")


def test_a_question_at_the_choice_of_the_type_is_answered_and_the_form_waits() -> None:
    with year() as there:
        phone = there.secretary.send("/meeting")
        phone.send("今年开了几次支委会").sees("今年支委会记录 3 次", "没写完")
        phone.tap("继续").sees("这次记的是什么")


def test_a_question_at_the_review_card_is_answered_and_the_form_waits() -> None:
    with year() as there:
        phone = there.secretary.send("/meeting").tap("支委会").tap("昨天").tap("15:00")
        for _ in range(9):
            if "保存" in "".join(phone.buttons):
                break
            phone.tap("跳过")
        assert any("保存" in each for each in phone.buttons)
        phone.send("党课还差几次").sees("党课还差 3 次", "没写完")
        phone.tap("继续").sees("支委会", "15:00")
