"""What is asked once while a page is made."""

from common.once import once, one_page


def test_within_a_page_the_question_is_asked_once_and_after_it_anew():
    answers = iter([1, 2, 3])

    with one_page():
        assert [once("who", lambda: next(answers)) for _ in range(3)] == [1, 1, 1]
    with one_page():
        assert once("who", lambda: next(answers)) == 2


def test_without_a_page_it_is_asked_every_time():
    answers = iter([1, 2])

    assert [once("who", lambda: next(answers)) for _ in range(2)] == [1, 2]
