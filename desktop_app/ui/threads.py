"""The jobs' threads. Holds the queues, and which read is running so that a newer one may interrupt it.

Results come back by a queued signal, so every callback runs on the main thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TypeVar, get_args

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop_app.records.progress import Work
from desktop_app.ui.jobs import Answers, Crashed, Done, Failed, Running, Thread

T = TypeVar("T")

PAINTING = 10
"""Milliseconds in which the window hears what it is to paint; it hears no more until that is painted."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], object]
    done: Done
    failed: Failed | None
    key: str | None = None
    token: int = 0
    running: Running | None = None
    stepwise: bool = False
    """True: `work` is one step of many; it is queued again until it raises StopIteration with the result."""


@dataclass(frozen=True, slots=True)
class _Answer:
    job: _Job
    result: object = None
    error: BaseException | None = None


class ThreadJobs(QObject):
    """`interrupt` stops the statement that the read thread is in; it is called from the main thread."""

    started = Signal(object)
    _answered = Signal(object)
    _stepped = Signal(object, object)

    def __init__(
        self,
        *,
        told: Failed,
        crashed: Crashed,
        interrupt: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = Answers(told, crashed)
        self._interrupt = interrupt
        self._tokens: dict[str, int] = {}
        self._running: set[Running] = set()
        self._reading = threading.Lock()
        self._read_job: _Job | None = None
        self._closing = False
        self._queues: dict[Thread, SimpleQueue[_Job | None]] = {
            name: SimpleQueue() for name in get_args(Thread)
        }
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._serve, args=(name,), name=name) for name in self._queues
        ]
        for thread in self._threads:
            thread.start()

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        key: str | None = None,
        failed: Failed | None = None,
        painted: bool = False,
    ) -> None:
        token = 0
        if key is not None:
            token = self._tokens.get(key, 0) + 1
            self._tokens[key] = token
            with self._reading:
                if self._read_job is not None and self._read_job.key == key:
                    self._interrupt()
        job = _Job(work, done, failed, key, token)
        if painted:
            QTimer.singleShot(PAINTING, self, lambda: self._queues["read"].put(job))
        else:
            self._queues["read"].put(job)

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._queues["write"].put(_Job(work, done, failed))

    def run(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        title: str,
        thread: Thread = "write",
    ) -> Running:
        """On the read thread other reads are served between two yields; a write runs to its end alone."""
        running = Running(title)
        self._running.add(running)

        def step() -> None:
            self._stepped.emit(running, running.step(work))

        def to_the_end() -> None:
            while True:
                step()

        self.started.emit(running)
        stepwise = thread == "read"
        job = _Job(step if stepwise else to_the_end, done, failed, running=running, stepwise=stepwise)
        self._queues[thread].put(job)
        return running

    def close(self) -> None:
        """Cancels long work, waits for the statement under way, ends the threads; then nobody is called."""
        self._closing = True
        for running in self._running:
            running.cancel()
        with self._reading:
            if self._read_job is not None:
                self._interrupt()
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self, name: Thread) -> None:
        queue = self._queues[name]
        while (job := queue.get()) is not None:
            if self._stale(job):
                continue
            if name == "read":
                with self._reading:
                    self._read_job = job
            again = self._work(job)
            if name == "read":
                with self._reading:
                    self._read_job = None
            if again:
                queue.put(job)
        while not queue.empty():
            left = queue.get()
            if left is not None and left.stepwise:
                self._work(left)

    def _work(self, job: _Job) -> bool:
        """Do the job and send its answer; True when a step is done and more are to come."""
        try:
            result = job.work()
        except StopIteration as end:
            self._answered.emit(_Answer(job, end.value))
        except BaseException as error:  # noqa: BLE001 - a thread that dies answers nobody
            self._answered.emit(_Answer(job, error=error))
        else:
            if job.stepwise:
                return True
            self._answered.emit(_Answer(job, result))
        return False

    def _stale(self, job: _Job) -> bool:
        return job.key is not None and self._tokens[job.key] != job.token

    def _step(self, running: Running, progress: object) -> None:
        running.progressed.emit(progress)

    def _answer(self, answer: _Answer) -> None:
        if answer.job.running is not None:
            self._running.discard(answer.job.running)
            answer.job.running.ended.emit()
        if self._closing or self._stale(answer.job):
            return
        if answer.error is None:
            self._answers.give(answer.job.done, answer.result)
        else:
            self._answers.refuse(answer.job.failed, answer.error)
