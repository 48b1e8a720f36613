"""The bytes of a file as text, whatever program wrote them.

Landlords' exports are cp1252 or UTF-8, with or without a byte-order mark, sometimes UTF-16 (Excel's
« texte Unicode »), rarely the old code page 850 or a Macintosh one. A PDF, a workbook or a dossier
(JSON) renamed ``.csv``, a photograph, an empty or huge file are refused with one sentence. Nothing
is dropped: a text that cannot be read whole is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from planner.errors import Phrase, PlannerError
from planner.intake.landlord.problems import FILE, problem

__all__ = ["MAX_BYTES", "Decoded", "decode", "refuse_size"]

MAX_BYTES = 20 * 1024 * 1024
"""A statement weighs some kilobytes; ten years of a whole building do not weigh this."""

MAX_LINES = 50_000
"""Ten years of one tenant take some two thousand lines; more is the export of a whole estate."""

_SIGNATURES = (
    (b"%PDF", Phrase("un PDF")),
    (b"PK\x03\x04", Phrase("un classeur ou une archive (XLSX, ODS, ZIP)")),
    (b"\xd0\xcf\x11\xe0", Phrase("un classeur Excel ancien (XLS)")),
    (b"\xff\xd8\xff", Phrase("une photographie")),
    (b"\x89PNG", Phrase("une image")),
    (b"GIF8", Phrase("une image")),
    (b"{\\rtf", Phrase("un document de traitement de texte")),
    (b"\x1f\x8b", Phrase("une archive")),
    (b"SQLite format", Phrase("une base de données")),
)
_WEB_PAGE = Phrase("une page web (HTML ou XML)")
_DATA = Phrase("un fichier de données JSON")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_TWICE = re.compile("Ã[\x80-\xbf©¨ª«¢§®´»¹¼]|Â[°\xa0€]|â‚¬")
_ACCENT_IN_WORD = re.compile("[A-Za-z][éèêëàâäçîïôöùûüÉÈÊÀÇ]|[éèêëàâäçîïôöùûüÉÈÊÀÇ][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the name of its encoding."""

    text: str
    encoding: str


def refuse_size(size: int, name: str) -> None:
    """Refuse a file above the limit, before it is read."""
    if size > MAX_BYTES:
        shown = size // (1024 * 1024)
        most = MAX_BYTES // (1024 * 1024)
        raise PlannerError(problem(FILE["file_too_large"], name=name, size=shown, most=most))


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; PlannerError when it is empty, too large or not text."""
    refuse_size(len(data), name)
    lines = data.count(b"\n")
    if lines > MAX_LINES:
        raise PlannerError(problem(FILE["too_many_lines"], name=name, lines=lines, most=MAX_LINES))
    if not data.strip(b" \t\r\n\x00\x1a\xef\xbb\xbf\xff\xfe"):
        raise PlannerError(problem(FILE["empty_file"], name=name))
    _refuse_other_formats(data, name)
    decoded = _decoded(data, name)
    text = decoded.text.rstrip("\x1a")
    if found := _CONTROL.search(text):
        row = text.count("\n", 0, found.start()) + 1
        raise PlannerError(problem(FILE["damaged_text"], name=name, row=row))
    if not text.strip(" \t\r\n\f\v;,|\"'\ufeff"):
        raise PlannerError(problem(FILE["empty_file"], name=name))
    return Decoded(text, decoded.encoding)


def _refuse_other_formats(data: bytes, name: str) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise PlannerError(problem(FILE["not_text"], name=name, what=what))
    if _MARKUP.match(data[:200]):
        raise PlannerError(problem(FILE["not_text"], name=name, what=_WEB_PAGE))
    if _JSON.match(data[:200]):
        raise PlannerError(problem(FILE["not_text"], name=name, what=_DATA))


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if wide := _wide(data):
        return _strictly(data, wide, name)
    if data.isascii():
        # Pure ASCII fits every code page: CR LF says Windows, whose exports are cp1252.
        return Decoded(data.decode("ascii"), "cp1252" if b"\r\n" in data else "utf-8")
    try:
        return _once(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _code_page(data)


def _strictly(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise PlannerError(problem(FILE["damaged_text"], name=name, row=row)) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of French text is then zero."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > len(sample) * 4 and even * 50 < len(sample):
        return "utf-16-le"
    if even * 10 > len(sample) * 4 and odd * 50 < len(sample):
        return "utf-16-be"
    return None


def _once(text: str) -> Decoded:
    """The text, mended when a program wrote UTF-8 bytes as if they were cp1252 characters."""
    if _TWICE.search(text):
        try:
            return Decoded(text.encode("cp1252").decode("utf-8"), "utf-8 (twice)")
        except UnicodeError:
            return Decoded(text, "utf-8")
    return Decoded(text, "utf-8")


def _code_page(data: bytes) -> Decoded:
    """The single-byte code page whose reading has most French words, cp1252 on a tie."""
    readings: list[Decoded] = []
    for encoding in ("cp1252", "latin-1", "cp850", "mac_roman"):
        try:
            readings.append(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    if _mixed(data):
        return _mixed_text(data)
    return max(readings, key=lambda each: len(_ACCENT_IN_WORD.findall(each.text)))


def _mixed(data: bytes) -> bool:
    """Whether most bytes above 127 are sound UTF-8: files pasted together from two programs."""
    sound = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data))
    return 2 * sound > len(re.findall(rb"[\x80-\xff]+", data))


def _mixed_text(data: bytes) -> Decoded:
    parts: list[str] = []
    rest = data
    while rest:
        try:
            parts.append(rest.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            parts.append(rest[: error.start].decode("utf-8"))
            odd = rest[error.start : error.start + 1]
            parts.append(odd.decode("cp1252", "strict") if _known(odd) else odd.decode("latin-1"))
            rest = rest[error.start + 1 :]
    return Decoded("".join(parts), "utf-8 + cp1252")


def _known(byte: bytes) -> bool:
    return byte not in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
