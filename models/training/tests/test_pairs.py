"""Reading, keeping and parting pairs."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.training.errors import InputError
from models.training.pairs.decode import decode_pair
from models.training.pairs.split import held_out_names, source_of, split_pairs
from models.training.pairs.store import open_store
from models.training.tests.made_pairs import as_webp, disc_pair, write_tar


def test_resizing_keeps_the_background() -> None:
    pair = disc_pair(64, 1)
    small = decode_pair("a", as_webp(pair), 32)
    # Away from the disc's border every pixel is about the mean of the four that it is made of, masked or not.
    means = pair.reshape(32, 2, 32, 2, 4).mean((1, 3))
    background = means[..., 3] == 0
    settled = background & (small[..., 3] == 0)
    assert settled.sum() > 300
    assert np.abs(small[settled][:, :3] - means[settled][:, :3]).mean() < 2
    assert small[settled][:, :3].min() > 40


def test_a_pair_of_the_right_size_is_left_alone() -> None:
    pair = disc_pair(32, 2)
    assert (decode_pair("a", as_webp(pair), 32) == pair).all()


def test_what_is_no_picture_is_named() -> None:
    with pytest.raises(InputError, match="^duts/a.webp cannot be read as a picture"):
        decode_pair("duts/a.webp", b"no picture", 32)


def test_a_store_keeps_what_was_decoded(tmp_path: Path) -> None:
    pairs = {f"made/{i}.webp": disc_pair(32, i) for i in range(3)}
    tar = tmp_path / "pairs-0.tar"
    write_tar(tar, {name: as_webp(pair) for name, pair in pairs.items()})
    store = open_store(tmp_path / "cache", "pairs", str(tar), 32)
    # The same by name and size, though nothing could be decoded: it lies elsewhere, and is younger.
    size = tar.stat().st_size
    tar.unlink()
    tar = tmp_path / "copy" / "pairs-0.tar"
    tar.parent.mkdir()
    tar.write_bytes(bytes(size))
    again = open_store(tmp_path / "cache", "pairs", str(tar), 32)
    for one in (store, again):
        assert list(one.names) == list(pairs)
        taken = one.take(np.array([2, 0]))
        assert taken.shape == (2, 4, 32, 32)
        assert (taken[0].permute(1, 2, 0).mul(255).round().numpy() == pairs["made/2.webp"]).all()


def test_a_store_is_decoded_anew_from_other_tars(tmp_path: Path) -> None:
    cache, index = tmp_path / "cache", tmp_path / "cache" / "pairs-32.json"
    write_tar(tmp_path / "pairs-0.tar", {"made/0.webp": as_webp(disc_pair(32, 0))})
    write_tar(tmp_path / "other.tar", {"made/1.webp": as_webp(disc_pair(32, 1))})
    first = open_store(cache, "pairs", str(tmp_path / "pairs-*.tar"), 32)

    other = open_store(cache, "pairs", str(tmp_path / "other.tar"), 32)
    assert (list(other.names), np.array_equal(other.pixels[0], disc_pair(32, 1))) == (["made/1.webp"], True)
    # Whoever has mapped the pixels from before keeps them.
    assert np.array_equal(first.pixels[0], disc_pair(32, 0))

    write_tar(tmp_path / "other.tar", {f"made/{i}.webp": as_webp(disc_pair(32, i)) for i in range(20)})
    assert len(open_store(cache, "pairs", str(tmp_path / "other.tar"), 32)) == 20

    # As they were once written, without the tars.
    index.write_text('["made/2.webp"]')
    assert len(open_store(cache, "pairs", str(tmp_path / "other.tar"), 32)) == 20


def test_missing_tars_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="^there is no file .*pairs-.*tar$"):
        open_store(tmp_path, "pairs", str(tmp_path / "pairs-*.tar"), 32)


def test_what_is_no_tar_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairs-0.tar").write_bytes(b"no tar")
    with pytest.raises(InputError, match="pairs-0.tar cannot be read as a tar"):
        open_store(tmp_path, "pairs", str(tmp_path / "pairs-*.tar"), 32)


def test_held_out_pairs_are_never_drawn() -> None:
    names = ["duts_tr/a", "duts_tr/b", "carvana_small/c", "duts_tr/d"]
    split = split_pairs(names, ["duts_tr/d", "duts_tr/b", "gone/x"])
    assert split.held.tolist() == [3, 1]
    assert split.training.tolist() == [0, 2]
    assert split.chances.tolist() == pytest.approx([0.8, 0.2])


def test_something_has_to_be_held_out() -> None:
    with pytest.raises(InputError, match="^0 of 1 pairs are held out"):
        split_pairs(["duts_tr/a"], ["duts_tr/b"])


def test_the_list_holds_a_thousand_and_whole_groups() -> None:
    names = held_out_names()
    assert len(names) == len(set(names)) == 1000
    frames = {name.rsplit("_", 1)[0] for name in names if source_of(name) in ("davis480", "carvana_small")}
    assert frames == {
        "davis480/breakdance",
        "davis480/kite-surf",
        "davis480/motocross-jump",
        "carvana_small/02159e548029",
    }
