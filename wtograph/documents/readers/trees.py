"""XML and HTML into trees, with memory that ran out told apart from a broken file."""

from lxml import etree

_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY


def tree(data: bytes, parser: etree.XMLParser | etree.HTMLParser) -> etree._Element | None:
    """The tree of some bytes; nothing when there is not one element.

    Raises: etree.XMLSyntaxError, MemoryError.
    """
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        if getattr(wrong, "code", None) == _NO_MEMORY:
            raise MemoryError from wrong
        raise
