"""Parts read by Ray Data, on this machine or on a cluster: one actor a worker, with one model each.

The only module that imports ray. Ray does what a scheduler does: it hands parts to whoever is free, starts dead workers
anew, and hands their parts out again.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final

from underneath.corpus.dataset import BadDataset
from underneath.corpus.part import PartDone, Task, read_part
from underneath.errors import MissingExtra, UnderneathError

# Only numbers of parts and counts pass through Ray's store; its own default is a third of the memory.
STORE_BYTES: Final = 100 * 2**20
# Nothing is asked of, or told to, anybody outside: no statistics, and no dashboard that others could open. And
# patience: its retries count seconds, of which a busy machine needs more than twenty.
QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_NUM_REDIS_GET_RETRIES": "60",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
# The first start may read all of Ray from a cold disk, and Ray gives its own processes 15 seconds. Not more often: what
# a failed start has begun runs on until this process ends.
STARTS: Final = 2


class NoRay(UnderneathError):  # noqa: N818 - named for what it is, like its kin
    """Ray cannot be started, or the cluster not be reached."""


class Reader:
    """One worker: checks that it would read as the driver would, then reads parts."""

    def __init__(self, task: Task, asked: dict[str, Any]) -> None:
        here = task.recipe.row()
        if here != asked:
            parted = [name for name in asked if here.get(name) != asked[name]]
            raise BadDataset(
                f"a worker's installation differs in {', '.join(parted)}",
                expected="the same version of underneath on every machine",
                advice="install it anew there",
            )
        self._task = task

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Read the part that a row names."""
        return asdict(read_part(self._task, int(row["part"])))


def on_ray(task: Task, parts: Sequence[int], workers: int | None, address: str | None) -> Iterator[PartDone]:
    """Read parts with `workers` workers; yields each as it is done.

    Parameters
    ----------
    workers
        How many; None: one a CPU that the cluster has.
    address
        Of a cluster, as `ray.init` takes it; None: Ray is started on this machine, and stopped at the end.
    """
    ray = _ray(locked=address is None)
    with _connected(ray, workers, address):
        size = min(workers or int(ray.cluster_resources().get("CPU", 1)), len(parts))
        yield from _done(ray, task, parts, size)


def _done(ray: Any, task: Task, parts: Sequence[int], size: int) -> Iterator[PartDone]:  # noqa: ANN401 - untyped
    rows = ray.data.from_items([{"part": part} for part in parts], override_num_blocks=len(parts))
    pool = ray.data.ActorPoolStrategy(size=size)
    # A block a part: what is smallest is what can be handed out.
    done = rows.map(Reader, fn_constructor_args=(task, task.recipe.row()), compute=pool, num_cpus=1)
    try:
        for row in done.iter_rows():
            yield PartDone(**row)
    except ray.exceptions.RayError as error:
        raise NoRay(
            f"the workers stopped: {str(error).strip().splitlines()[-1]}",
            advice="mend that; the same command goes on from here",
        ) from error


def _ray(*, locked: bool) -> Any:  # noqa: ANN401
    """Ray, imported with all that would leave the machine turned off.

    `locked`: with a token for this run, since Ray's ports would else run anything for anybody who reaches them. A
    cluster has its own. Ray looks for it when it is imported, and never again.
    """
    os.environ.update(QUIET)
    if locked and "ray" not in sys.modules:
        os.environ.setdefault("RAY_AUTH_MODE", "token")
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    try:
        import ray  # noqa: PLC0415
        import ray.data  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(
            f"several workers need {error.name}, which is not installed",
            advice='pip install "underneath[corpus]", or --workers 0: one story after the other, without it',
        ) from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _start(ray: Any, asked: dict[str, Any], left: int = STARTS - 1) -> None:  # noqa: ANN401
    """Start Ray on this machine, a second time where it did not come up at once."""
    try:
        ray.init(**asked)
    except Exception as error:  # noqa: BLE001 - it raises nothing more telling
        ray.shutdown()
        if left:
            return _start(ray, asked, left - 1)
        raise NoRay(
            f"Ray did not start ({error})",
            expected="its own processes up within 15 seconds, as it wants them",
            advice="again when the machine is less busy, or --workers 0: one story after the other, without it",
        ) from None


def _reach(ray: Any, address: str, quiet: dict[str, Any]) -> None:  # noqa: ANN401
    try:
        ray.init(address=address, **quiet)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise NoRay(
            f"there is no Ray cluster to be reached at {address} ({error})"[:300],
            expected="an address such as auto, on a machine of the cluster",
            advice="leave --address out to read on this machine",
        ) from None


@contextmanager
def _connected(ray: Any, workers: int | None, address: str | None) -> Iterator[None]:  # noqa: ANN401
    already = ray.is_initialized()
    if not already:
        quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
        if address:
            _reach(ray, address, quiet)
        else:
            local = {"include_dashboard": False, "object_store_memory": STORE_BYTES, "_node_ip_address": "127.0.0.1"}
            _start(ray, {"address": "local", "num_cpus": workers, **local, **quiet})
    ray.data.DataContext.get_current().enable_progress_bars = False
    try:
        yield
    finally:
        if not already:
            ray.shutdown()
