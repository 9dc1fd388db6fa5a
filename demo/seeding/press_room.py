"""Pictures are printed by other processes while this one writes to the database."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Self

from demo.pictures.press import PictureOrder, print_picture


class PressRoom:
    """Prints ordered pictures ahead of need.

    New processes are started, not forked: a fork would share the database connection.
    """

    def __init__(self, *, workers: int | None = None) -> None:
        count = workers if workers is not None else min(3, max(1, (os.cpu_count() or 2) - 1))
        self._pool: ProcessPoolExecutor | None = None
        if count:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=count, mp_context=context)
        self._waiting: dict[PictureOrder, Future[bytes]] = {}

    def order(self, orders: Iterable[PictureOrder]) -> None:
        """Ask for pictures that will be needed soon; asking twice prints once."""
        for order in orders:
            if self._pool is not None and order not in self._waiting:
                self._waiting[order] = self._pool.submit(print_picture, order)

    def collect(self, orders: Mapping[str, PictureOrder]) -> dict[str, bytes]:
        """Wait for pictures and hand them over; each can be collected once."""
        self.order(orders.values())
        return {name: self._file(order) for name, order in orders.items()}

    def _file(self, order: PictureOrder) -> bytes:
        future = self._waiting.pop(order, None)
        return print_picture(order) if future is None else future.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
