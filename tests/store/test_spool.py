"""The spool: pieces come back as they were, in whatever order they are added and asked for."""

from tempfile import gettempdir
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.store import spool as spooling
from ilma_data.store.spool import Spool


@given(st.lists(st.tuples(st.binary(max_size=200), st.integers(0, 50))))
def test_pieces_come_back(steps: list[tuple[bytes, int]]) -> None:
    spool, pieces = Spool(), [b""]
    assert spool.add(b"") == 0
    for piece, asked in steps:
        assert spool.add(piece) == len(pieces)
        pieces.append(piece)
        assert spool.read(asked % len(pieces)) == pieces[asked % len(pieces)]
    assert len(spool) == len(pieces)
    assert [spool.read(number) for number in range(len(spool))] == pieces


@pytest.mark.parametrize("number", [-1, 1, 9])
def test_no_other_piece_is_there(number: int) -> None:
    spool = Spool()
    spool.add(b"one")
    with pytest.raises(IndexError, match=f"no piece {number} among 1"):
        spool.read(number)


def test_a_full_disk_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, _: bytes) -> NoReturn:
            raise OSError(28, "No space left on device")

        def close(self) -> None: ...

    monkeypatch.setattr(spooling, "TemporaryFile", lambda **_: Full())
    with pytest.raises(OSError, match="No space left on device") as raised:
        Spool().add(b"one")
    assert raised.value.filename == gettempdir()
