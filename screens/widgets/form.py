"""The container of the fields of a step or a dialog, which scrolls if they do not fit."""

from typing import Self

from textual.containers import VerticalScroll
from textual.geometry import Region


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A container that scrolls to the field with the focus.

    It has no keys of its own, so that ↑ and ↓ go from field to field. In Textual's container they
    scroll as soon as its fields do not fit.
    """

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Refresh the form; a new layout paints the fields that it moves, and no others.

        Textual would paint all fields, which is a sixth of the work that the key Enter causes.
        """
        return super().refresh(
            *regions, repaint=repaint and not layout, layout=layout, recompose=recompose
        )
