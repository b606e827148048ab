"""The export step: the destinations, and a preview of what each of them would write."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.widgets import Input, OptionList, Static

from screens.dialogs.confirm import ConfirmDialog
from screens.steps.base import Step
from screens.steps.export_service import DestinationPreview, ExportResult, ExportService
from screens.steps.layout import SIDE_BY_SIDE, scroll_pages
from screens.steps.model import StepModel
from screens.widgets.destination_list import MORE, DestinationList, ListedDestination
from screens.widgets.export_preview import ExportPreview
from screens.widgets.line_input import LineInput
from templates import Note
from templates.etiquette.checker import check_connection_note, check_subject_and_letter
from templates.etiquette.findings import Finding, select_stops
from templates.questions.questions import QUESTION_BY_FIELD

_NEXT_HINTS = {"Copy": "Now paste it into your mail.", "Send": "Press s once it is sent."}
"""What the writer should do next, by the group of the destination."""

_PREVIEW_TITLES = {"Copy": "What is copied", "Save": "What is saved", "Send": "What is sent"}
"""The titles of the preview, by the group of the destination."""

_MAX_QUOTED_FINDINGS = 3
"""The maximum number of findings that the question before an export quotes."""


class ExportStep(Step):
    """Export the finished note."""

    step_id = "export"
    service: ExportService
    """Set by the front end before the step is mounted."""

    def __init__(self, model: StepModel) -> None:
        super().__init__(model)
        self._note_id = ""
        """The id of the note for which the step was shown last, or ""."""
        self._is_path_typed = False
        """Whether the writer typed a path, which no suggestion may replace."""
        self._done_ids: frozenset[str] = frozenset()
        """The ids of the destinations that the note, unchanged since, was exported to."""
        self._exported_note: Note | None = None
        """The note as it was when it was exported last, or None."""
        self._accepted_findings: tuple[Finding, ...] = ()
        """The stops that the writer accepted before an export."""

    def compose_step(self) -> ComposeResult:
        """Compose the destinations, the path of the file, and the path of a mail to reply to."""
        yield DestinationList(self.service.destinations)
        for name, label in (("path", "File"), ("mail", "Reply to")):
            with HorizontalGroup(classes="row"):
                yield Static(label, classes="label", markup=False)
                yield LineInput(name)

    def on_mount(self) -> None:
        """Mount the preview of the export, in place of the preview of the note."""
        self.query_one("#body").mount(ExportPreview())
        for row in self.query(".row"):
            row.display = self.service.may_use_files
            # A field that is only hidden can still get the focus, and Enter would export a file.
            row.disabled = not self.service.may_use_files

    # --- what is shown

    def show_answers(self) -> None:
        """Show the destinations, and a preview of the highlighted one."""
        super().show_answers()
        if self._note_id != self.service.note_id:
            self._reset_for_note()
        elif self._exported_note != self.model.note:
            self._show_done(frozenset())
        subject = self.service.original_subject
        placeholder = "their mail (.eml)" if subject is None else f"“{subject}”"
        self.query_one("#mail", Input).placeholder = placeholder
        if self.focused is None:
            self.query_one(DestinationList).focus()
        self._show_description()
        self.show_preview()

    def _reset_for_note(self) -> None:
        """Forget what was done with another note, and highlight the destination used last."""
        self._note_id, self._is_path_typed = self.service.note_id, False
        self._show_done(frozenset())
        if last := self.service.last_destination_id:
            self.query_one(DestinationList).highlight(last)

    def _show_done(self, destination_ids: frozenset[str]) -> None:
        """Mark the destinations that the note was exported to."""
        self._done_ids = destination_ids
        self.query_one(DestinationList).show_done(destination_ids)

    @property
    def current(self) -> ListedDestination | None:
        """The highlighted destination, or None."""
        return self.query_one(DestinationList).current

    def show_preview(self) -> None:
        """Show a preview of the export to the highlighted destination."""
        current = self.current
        if current is None:
            return
        preview = self._preview_of(current)
        self.query_one(ExportPreview).show(
            _PREVIEW_TITLES.get(current.group, ""),
            f"{preview.description or current.description}\n",
            preview.text,
            preview.link,
        )

    def _preview_of(self, destination: ListedDestination) -> DestinationPreview:
        """Return the preview of an export; suggest a file name for it if none was typed."""
        if destination is MORE:
            return DestinationPreview("", "")
        path = self.query_one("#path", Input)
        if not self._is_path_typed:
            with path.prevent(Input.Changed):
                path.value = self.service.suggested_name(destination.suffix or ".txt")
        if error := self._unfinished_error():
            return DestinationPreview(f"! {error}", "")
        return self.service.preview(destination.id, path.value)

    def _show_description(self) -> None:
        if self.current:
            is_narrow = self.app.size.width < SIDE_BY_SIDE
            key_hint = "Ctrl+G shows the preview." if is_narrow else "Enter does it."
            self.show_hint(f"{self.current.description} {key_hint}")

    @on(OptionList.OptionHighlighted, "#destinations")
    def _destination_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._adapt_suffix()
        self.show_preview()
        self._show_description()

    def _adapt_suffix(self) -> None:
        """Change the suffix in the path to that of the highlighted destination.

        A suffix that no destination has is kept.
        """
        new_suffix = self.current.suffix if self.current else ""
        path = self.query_one("#path", Input)
        stem, dot, suffix = path.value.rpartition(".")
        known_suffixes = {d.suffix for d in self.service.destinations if d.suffix}
        if new_suffix and stem and dot + suffix in known_suffixes:
            with path.prevent(Input.Changed):
                path.value = stem + new_suffix

    @on(Input.Changed, "#path")
    def _path_changed(self) -> None:
        self._is_path_typed = True
        self.show_preview()

    def action_scroll_note(self, pages: int) -> None:
        """Scroll the preview of the export down, or up if `pages` is negative."""
        preview = self.query_one(ExportPreview)
        # `size` leaves out the border, so its height is the number of visible rows.
        scroll_pages(preview, pages, preview.size.height)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for the next step: this is the last."""
        return action != "forward" and super().check_action(action, parameters)

    # --- exporting

    @on(OptionList.OptionSelected, "#destinations")
    def _destination_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == MORE.id:
            self.query_one(DestinationList).show_all()
        else:
            self.export(event.option_id or "")

    @on(Input.Submitted, "#path")
    def _path_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.export(self.current.id if self.current and self.current.suffix else "text")

    def choose(self, destination_id: str) -> None:
        """Highlight a destination, and export the note there."""
        self.query_one(DestinationList).highlight(destination_id)
        self.export(destination_id)

    @work(group="export")
    async def export(self, destination_id: str) -> None:
        """Export the note; ask first if there are stops, and before overwriting a file."""
        if error := self._unfinished_error():
            self.show_error(error)
            return
        destination = next(d for d in self.service.destinations if d.id == destination_id)
        if self.service.exports_letter(destination_id):
            findings = check_subject_and_letter(self.answers, self.wording, self.model.note)
            if not await self._accepts_findings(findings, destination.group):
                self.action_back()
                return
        elif destination_id == "linkedin":
            findings = check_connection_note(self.answers, self.wording)
            if not await self._accepts_findings(findings, destination.group):
                self.post_message(self.GoTo("linkedin", "connection_note"))
                return
        path = self.query_one("#path", Input)
        result = await self.service.export(destination_id, path.value)
        if result.file_exists:
            question = f"{result.message} Overwrite it?"
            dialog = ConfirmDialog(question, "overwrite", "keep the old file")
            if not await self.app.push_screen_wait(dialog):
                path.focus()
                self.show_hint("Kept as it was. Give the file another name, and press Enter.")
                return
            result = await self.service.export(destination_id, path.value, overwrite=True)
        if not result.failed:
            self._exported_note = self.model.note
            self._show_done(self._done_ids | {destination_id})
            # In a restricted session, "print" is in the group "Copy", but there is nothing to
            # paste: it prints when the program quits.
            next_hint = "" if destination.id == "print" else _NEXT_HINTS.get(destination.group, "")
            result = result._replace(message=f"{result.message} {next_hint}".strip())
        self._show_result(result)

    def _unfinished_error(self) -> str:
        """Return why the note cannot be exported yet, or ""."""
        missing = self.model.situation.missing
        if missing:
            labels = ", ".join(QUESTION_BY_FIELD[field].label.lower() for field in missing)
            return f"Esc goes back to what the note still needs: {labels}."
        if self.model.must_choose_letter:
            return "The answers changed after you edited the note. Esc lets you choose a version."
        return ""

    async def _accepts_findings(self, findings: tuple[Finding, ...], group: str) -> bool:
        """Return whether no finding is a stop, or the writer accepts the stops.

        The writer is asked only once about the same stops. `group` is the destination's group.
        """
        findings = select_stops(findings)
        if not findings or findings == self._accepted_findings:
            return True
        # The names of the other groups are verbs.
        verb = "Use" if group == "After" else group
        dialog = ConfirmDialog(
            _confirm_question(findings, verb), f"{verb.lower()} it anyway", "go back to it"
        )
        if await self.app.push_screen_wait(dialog):
            self._accepted_findings = findings
            return True
        return False

    def _show_result(self, result: ExportResult) -> None:
        show = self.show_error if result.failed else self.show_success
        show(result.message)

    # --- the mail that the note replies to, and the wrapping of lines

    @on(Input.Submitted, "#mail")
    def _mail_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._reply_to(event.value.strip())

    @work(group="export")
    async def _reply_to(self, path: str) -> None:
        result = await self.service.reply_to(path)
        self.show_answers()
        self._show_result(result)

    @work(group="export")
    async def action_wrap(self) -> None:
        """Turn the wrapping of lines on or off."""
        message = await self.service.toggle_wrap()
        self.show_preview()
        self.show_hint(message)


def _confirm_question(findings: tuple[Finding, ...], verb: str) -> str:
    paragraphs = [
        f"“{finding.quote}”\n{finding.message}" for finding in findings[:_MAX_QUOTED_FINDINGS]
    ]
    if len(findings) > _MAX_QUOTED_FINDINGS:
        paragraphs.append(f"And {len(findings) - _MAX_QUOTED_FINDINGS} more.")
    quotes = "\n\n".join(paragraphs)
    return f"Something in it may burn the bridge:\n\n{quotes}\n\n{verb} it anyway?"
