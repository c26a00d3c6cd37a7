"""A whole archive: list it, plan parts, have those read that are not done yet."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from underneath.corpus.dataset import BadDataset, Dataset, Recipe, open_dataset
from underneath.corpus.listing import Listing
from underneath.corpus.part import PartDone, Task, read_part
from underneath.corpus.plan import Added, plan
from underneath.corpus.views import failed_parts, put_views
from underneath.encode.cores import usable_cores


@dataclass(frozen=True, slots=True)
class Staff:
    """Who reads. `workers`: None one a core, 0 this process without Ray. `address`: of a Ray cluster."""

    workers: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run over an archive, begun: what there is, and what is left to do. `left`: bytes, as listed."""

    dataset: Dataset
    recipe: Recipe
    added: Added
    todo: tuple[int, ...]
    stories: int
    left: int


def begin(listing: Listing, folder: Path, recipe: Recipe, *, again: bool = False) -> Run:
    """List and plan.

    Parameters
    ----------
    again
        Read parts again in which a story failed.

    Raises
    ------
    UnderneathError
        If something asked for is not there, or the folder holds another dataset.
    """
    dataset = open_dataset(folder, recipe)
    added = plan(dataset, replace(listing, skip=folder.absolute()), recipe.part_bytes)
    if not added.loads:
        raise BadDataset(
            "there is no story to read", expected="files, folders, zips, or --list", advice="underneath corpus --help"
        )
    if again:
        dataset.forget(failed_parts(dataset))
    todo = tuple(dataset.todo())
    loads = [added.loads[part] for part in todo]
    return Run(dataset, recipe, added, todo, sum(load.stories for load in loads), sum(load.size for load in loads))


def finish(run: Run, staff: Staff) -> Iterator[PartDone]:
    """Read all parts that are left; yields each as it is done, in any order."""
    task = Task(run.dataset.folder.absolute(), _sharing(run.recipe, staff), uuid.uuid4().hex)
    if staff.workers == 0:
        for part in run.todo:
            yield read_part(task, part)
    elif run.todo:
        from underneath.corpus.on_ray import on_ray  # noqa: PLC0415 - ray takes seconds to import

        yield from on_ray(task, run.todo, staff.workers or _cores(staff), staff.address)
    run.dataset.sweep()
    put_views(run.dataset)


def _cores(staff: Staff) -> int | None:
    return None if staff.address else usable_cores()


def _sharing(recipe: Recipe, staff: Staff) -> Recipe:
    """Each worker keeps to its share of the cores; on a cluster, to one."""
    if staff.workers == 0 or recipe.settings.threads:
        return recipe
    threads = 1 if staff.address else max(1, usable_cores() // (staff.workers or usable_cores()))
    return replace(recipe, settings=replace(recipe.settings, threads=threads))
