"""A confidence that is stated is about the share that is right on the gold set."""

import reliability

from wtograph.extract.confidence import confidence, share


def test_stated_confidence_is_about_the_share_that_was_right() -> None:
    counts = reliability.count()
    assert sum(made for _, made in counts.values()) > 400
    for (kind, how), (right, made) in counts.items():
        assert abs(confidence(kind, how) - share(right, made)) <= 0.08, (kind, how)


def test_few_examples_make_no_certainty_and_none_make_an_even_chance() -> None:
    assert str(share(3, 3)) == "0.80"
    assert str(share(0, 0)) == "0.50"
    assert str(confidence("citation", "never seen")) == "0.50"
