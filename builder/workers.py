"""Many articles at once: the same function for each, in as many processes as there are cores, in the order given."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from builder.knowledge import Knowledge
from builder.store import rules_version
from builder.values import Article, Reading

Read = Callable[[Article, Knowledge], Reading]

# Starting a process and handing it the facts takes about two seconds; a core reads some 100 articles in one.
MIN_ARTICLES = 400
_CHUNK = 25

log = logging.getLogger(__name__)

_read: Read | None = None
_knowledge: Knowledge | None = None


def read_all(
    read: Read,
    articles: Sequence[Article],
    knowledge: Knowledge,
    workers: int | None = None,
) -> Iterator[Reading]:
    """Give each article's reading, in the order of the articles, as they are done.

    Where processes cannot be started, or one dies, what is left is read here: slower, and the same.

    Args:
        read: Depends on nothing but its two arguments, and is found by its name in a module.
        articles: What to read.
        knowledge: Handed to each process once.
        workers: Processes; 1 reads here. None: as many as there are cores, where it is worth it.
    """
    count = workers if workers is not None else suited_workers(len(articles))
    done = 0
    if count > 1 and not multiprocessing.current_process().daemon:
        try:
            for reading in _read_apart(read, articles, knowledge, count):
                yield reading
                done += 1
        except (BrokenProcessPool, OSError, ImportError) as error:
            log.info("%d processes could not read everything (%s); one goes on", count, error)
    yield from (read(article, knowledge) for article in articles[done:])


def _read_apart(read: Read, articles: Sequence[Article], knowledge: Knowledge, count: int) -> Iterator[Reading]:
    # A fresh process rather than a fork: MkDocs' server has threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    start = (read, knowledge, rules_version())
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(count, context, initializer=_prepare, initargs=start) as pool:
        try:
            yield from pool.map(_work, articles, chunksize=_CHUNK)
        except BrokenProcessPool:
            # A broken pool stops its processes, but not one that was just being started; it would wait for that
            # one without end.
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            raise


def suited_workers(articles: int) -> int:
    """Give how many processes are worth starting: one while the articles are few."""
    if articles < MIN_ARTICLES:
        return 1
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # a system that does not tell which cores are ours
        cores = os.cpu_count() or 1
    return min(cores, 16)


def _prepare(read: Read, knowledge: Knowledge, version: str) -> None:
    """Set up a fresh process. It ends with the one that started it, even if that one is killed.

    Raises:
        RuntimeError: the rules on the disk are no longer those the build started with.
    """
    global _read, _knowledge
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if rules_version() != version:
        raise RuntimeError("the rules have changed since the build started")
    _read, _knowledge = read, knowledge


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(article: Article) -> Reading:
    assert _read is not None
    assert _knowledge is not None
    return _read(article, _knowledge)
