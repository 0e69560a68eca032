"""What a text needs on paper, where nobody can press a link."""

import re

from markupsafe import Markup

LONGEST_TYPED = 90
"""Characters of an address that somebody would still type from a sheet of paper."""

_LINK = re.compile(r'(<a\b[^>]*?\bhref="(https?://[^"]*)"[^>]*>)(.*?)(</a>)', re.DOTALL)
_SCHEME = re.compile(r"^https?://(?:www\.)?|/$")


def on_paper(html: str) -> Markup:
    """Return stored HTML as Markup with the address of each link behind its words, once.

    Left as they are: links within the site, those whose words are their address, and addresses
    too long to type. Give it only what `render` made.
    """
    told: set[str] = set()

    def with_address(link: re.Match[str]) -> str:
        address, words = link[2], link[3]
        if _bare(address) in words or address in told or len(address) > LONGEST_TYPED:
            return link[0]
        told.add(address)
        return f'{link[0]} <span class="address">({_bare(address)})</span>'

    return Markup(_LINK.sub(with_address, html))  # noqa: S704 - an address that stood there already


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.strip())
