"""Addresses of pages, written in one way as far as that is safe: whatever a server may read stays as it is."""

import re

_ADDRESS = re.compile("(?i)(https?)://([^/?#]*)((?:/[^?#]*)?)([?][^#]*)?(#.*)?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_TRACKING = re.compile("(?i)(utm_[a-z_]+|fbclid|gclid|mc_[ce]id)=")
"""Parameters that say from where a reader came. No server needs them to find the page."""


def tidied(url: str) -> str:
    """The address without what leads to no other page. What is no http address stays as it is.

    Scheme and host are in lower case, the default port, a bare fragment and tracking parameters go; a fragment that
    names a page (`#/`, `#!`) stays.

    >>> tidied("HTTPS://Courier.Example:443/Lake?id=7&utm_source=mail#top")
    'https://courier.example/Lake?id=7'
    >>> tidied("https://courier.example/#/lake")
    'https://courier.example/#/lake'
    """
    found = _ADDRESS.fullmatch(url.strip())
    if found is None:
        return url.strip()
    scheme, host, path, query, fragment = (part or "" for part in found.groups())
    scheme = scheme.lower()
    host = host.lower().removesuffix(_DEFAULT_PORTS[scheme])
    if query:
        query = _without_tracking(query)
    if not fragment.startswith(("#/", "#!")):
        fragment = ""
    return f"{scheme}://{host}{path}{query}{fragment}"


def host_of(url: str) -> str:
    """The host, without `www.`; empty for what is no http address.

    >>> host_of("https://www.Courier.example/lake")
    'courier.example'
    """
    found = _ADDRESS.fullmatch(url)
    return found[2].lower().removeprefix("www.") if found else ""


def _without_tracking(query: str) -> str:
    kept = [one for one in query[1:].split("&") if not _TRACKING.match(one)]
    return f"?{'&'.join(kept)}" if kept else ""
