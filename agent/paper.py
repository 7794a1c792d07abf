"""What a person takes along on paper: words of ours in Markdown, and the same as PDF and as a Word document."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.errors import SetupError


class Paper:
    """A document with a title."""

    title: str

    @property
    def pictures(self) -> Mapping[str, str]:
        """SVG by name. Markdown, which cannot hold them, goes without."""
        return {}

    def to_markdown(self) -> str:
        return self._words(pictured=False)

    def to_pdf(self) -> bytes:
        """Accessible (PDF/UA-1). Raises SetupError when the `export` extra is not installed."""
        from tools.exports.pdf import markdown_to_pdf

        return markdown_to_pdf(self._words(pictured=True), title=self.title, pictures=self.pictures)

    def to_docx(self) -> bytes:
        """For Word and LibreOffice. Raises SetupError when the `export` extra is not installed."""
        from tools.exports.word import markdown_to_docx

        return markdown_to_docx(self._words(pictured=True), title=self.title, pictures=self.pictures)

    def formats(self) -> Mapping[str, Callable[[], bytes]]:
        """How each format is made, by the ending of its file."""
        return {"pdf": self.to_pdf, "docx": self.to_docx, "md": lambda: self.to_markdown().encode()}

    def to_bytes(self, kind: str) -> bytes:
        """The document in one format. Raises SetupError for a format that is none of ours."""
        makers = self.formats()
        if kind not in makers:
            raise SetupError(f"{kind!r} is no format of this. It can be written as {', '.join(makers)}.")
        return makers[kind]()

    def save(self, path: Path | str, kind: str = "") -> Path:
        """Write it in the format `kind`, or else in the one that the file's ending names, such as .pdf or .docx."""
        target = Path(path)
        content = self.to_bytes(kind or target.suffix.lower().lstrip("."))
        try:
            target.write_bytes(content)
        except OSError as error:
            raise SetupError(f"{target} cannot be written ({error.strerror}). Choose another folder.") from error
        return target

    def _words(self, *, pictured: bool) -> str:
        raise NotImplementedError
