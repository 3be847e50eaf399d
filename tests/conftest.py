"""The shipped graph, loaded once, and graphs of invented documents."""

from collections.abc import Callable
from pathlib import Path

import pytest
from engine_examples import graph_of

import wtograph
from wtograph.library import Graph

Turtle = Callable[[str], Graph]


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The shipped facts with what follows from them; tests do not write to it."""
    return wtograph.load()


@pytest.fixture
def turtle(tmp_path: Path) -> Turtle:
    """Makes a graph of the shipped ontology and inline Turtle of invented documents alone."""
    return lambda text: graph_of(text, tmp_path)
