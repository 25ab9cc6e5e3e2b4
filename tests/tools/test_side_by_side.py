"""Work shared among processes gives what one process gives, and says so if one of them dies."""

import os
import sys

import pytest

from tools.side_by_side import side_by_side


def test_shares_come_back_in_order() -> None:
    items = range(1_001)
    doubled = [one for share in side_by_side(lambda share: [2 * item for item in share], items) for one in share]
    assert doubled == [2 * item for item in items]


def test_less_to_do_than_processors() -> None:
    assert sum(side_by_side(len, ["one"])) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing is forked")
def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(ChildProcessError, match="exit code 7"):
        list(side_by_side(lambda share: os._exit(7), ["one"]))
