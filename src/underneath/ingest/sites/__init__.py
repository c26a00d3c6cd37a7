"""Which site a page comes from. The order is that of trial; the last takes all."""

from __future__ import annotations

from typing import Final

from underneath.ingest.sites.generic import GENERIC
from underneath.ingest.sites.site import Site, Tree

SITES: Final[tuple[Site, ...]] = (GENERIC,)


def find_site(tree: Tree) -> Site:
    """The first site that knows the page as its own."""
    return next(site for site in SITES if site.found(tree))
