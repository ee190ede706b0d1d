"""Many of one kind at once: the same function for each, in as many processes as there are cores, in the order given."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from builder.store import rules_version

# Starting a process and handing it the facts takes about two seconds; a core reads some 100 articles in one.
MIN_ITEMS = 400
MOST_WORKERS = 64  # that may be asked for
_CHUNK = 25

Item = TypeVar("Item")
Shared = TypeVar("Shared")
Made = TypeVar("Made")

log = logging.getLogger(__name__)

_task: tuple[Callable[[Any, Any], Any], Any] | None = None  # of this process: the function, and what each call shares


def make_all(
    make: Callable[[Item, Shared], Made],
    items: Sequence[Item],
    shared: Shared,
    workers: int | None = None,
) -> Iterator[Made]:
    """Give what is made of each item, in the order of the items, as they are done.

    Where processes cannot be started, or one dies, what is left is made here: slower, and the same.

    Args:
        make: Depends on nothing but its two arguments, and is found by its name in a module.
        items: Handed to one process each.
        shared: Handed to each process once.
        workers: Processes; 1 works here. None: as many as there are cores, where it is worth it.
    """
    # Fresh processes rather than copies of this one: MkDocs' server has threads, and a copy would hold their locks.
    yield from _make_all(make, items, shared, workers, "spawn")


def make_all_by_copies(
    make: Callable[[Item, Shared], Made],
    items: Sequence[Item],
    shared: Shared,
    workers: int | None = None,
) -> Iterator[Made]:
    """Do as `make_all` does, by processes that begin as copies of this one: what is shared may be of any size.

    Only Linux makes such copies well, and only of a process that has no other threads; elsewhere one process works.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return _make_all(make, items, shared, workers if alone else 1, "fork")


def _make_all(
    make: Callable[[Item, Shared], Made], items: Sequence[Item], shared: Shared, workers: int | None, how: str
) -> Iterator[Made]:
    count = workers if workers is not None else suited_workers(len(items))
    done = 0
    if count > 1 and not multiprocessing.current_process().daemon:
        try:
            for made in _make_apart(make, items, shared, count, how):
                yield made
                done += 1
        except (BrokenProcessPool, OSError, ImportError) as error:
            log.info("%d processes could not do everything (%s); one goes on", count, error)
    yield from (make(item, shared) for item in items[done:])


def _make_apart(
    make: Callable[[Item, Shared], Made], items: Sequence[Item], shared: Shared, count: int, how: str
) -> Iterator[Made]:
    context = multiprocessing.get_context(how)
    start = (make, shared, rules_version())
    others = set(multiprocessing.active_children())
    gc.freeze()  # copies that look through what they begin with, for rubbish, would each come to hold it all
    with ProcessPoolExecutor(count, context, initializer=_prepare, initargs=start) as pool:
        try:
            yield from pool.map(_work, items, chunksize=_CHUNK)
        except BrokenProcessPool:
            # A broken pool stops its processes, but not one that was just being started; it would wait for that
            # one without end.
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            raise
        finally:
            gc.unfreeze()


def suited_workers(items: int) -> int:
    """Give how many processes are worth starting: one while the items are few."""
    if items < MIN_ITEMS:
        return 1
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # a system that does not tell which cores are ours
        cores = os.cpu_count() or 1
    return min(cores, 16)


def _prepare(make: Callable[[Item, Shared], Made], shared: Shared, version: str) -> None:
    """Set up a fresh process. It ends with the one that started it, even if that one is killed.

    Raises:
        RuntimeError: the rules on the disk are no longer those the build started with.
    """
    global _task
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if rules_version() != version:
        raise RuntimeError("the rules have changed since the build started")
    _task = make, shared


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    assert _task is not None
    make, shared = _task
    return make(item, shared)
