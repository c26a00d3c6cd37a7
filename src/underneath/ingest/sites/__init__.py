"""Which site a page comes from. The order is that of trial; the last takes all."""

from __future__ import annotations

from typing import Final

from underneath.ingest.sites.ao3 import DOWNLOAD, PAGE
from underneath.ingest.sites.fanficfare import FANFICFARE
from underneath.ingest.sites.ffnet import FFNET
from underneath.ingest.sites.generic import GENERIC
from underneath.ingest.sites.gutenberg import GUTENBERG
from underneath.ingest.sites.site import Site, Tree

# FanFicFare comes first: the chapters it saves may hold other sites' own markup.
SITES: Final[tuple[Site, ...]] = (FANFICFARE, DOWNLOAD, PAGE, FFNET, GUTENBERG, GENERIC)


def find_site(tree: Tree) -> Site:
    """The first site that knows the page as its own."""
    return next(site for site in SITES if site.found(tree))
