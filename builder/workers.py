"""Many articles at once: the same function for each, in as many processes as there are cores, in the order given."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from builder.errors import WorkError
from builder.knowledge import Knowledge
from builder.values import Article, Reading

Read = Callable[[Article, Knowledge], Reading]

# Starting a process and handing it the facts takes about two seconds; a core reads some 100 articles in one.
MIN_ARTICLES = 400
_CHUNK = 25

_read: Read | None = None
_knowledge: Knowledge | None = None


def read_all(
    read: Read,
    articles: Sequence[Article],
    knowledge: Knowledge,
    workers: int | None = None,
) -> Iterator[Reading]:
    """Give each article's reading, in the order of the articles, as they are done.

    Args:
        read: Depends on nothing but its two arguments, and is found by its name in a module.
        articles: What to read.
        knowledge: Handed to each process once.
        workers: Processes; 1 reads here. None: as many as there are cores, where it is worth it.

    Raises:
        WorkError: a process died, most likely for want of memory.
    """
    count = workers if workers is not None else suited_workers(len(articles))
    if count <= 1:
        yield from (read(article, knowledge) for article in articles)
        return
    # A fresh process rather than a fork: MkDocs' server has threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(count, context, initializer=_prepare, initargs=(read, knowledge)) as pool:
            yield from pool.map(_work, articles, chunksize=_CHUNK)
    except BrokenProcessPool as error:
        raise WorkError(f"one of {count} reading processes died, perhaps for want of memory; try with fewer") from error


def suited_workers(articles: int) -> int:
    """Give how many processes are worth starting: one while the articles are few."""
    if articles < MIN_ARTICLES:
        return 1
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # a system that does not tell which cores are ours
        cores = os.cpu_count() or 1
    return min(cores, 16)


def _prepare(read: Read, knowledge: Knowledge) -> None:
    global _read, _knowledge
    _read, _knowledge = read, knowledge


def _work(article: Article) -> Reading:
    assert _read is not None
    assert _knowledge is not None
    return _read(article, _knowledge)
