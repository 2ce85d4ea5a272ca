"""How the Word forms look: A4, a title, a table of four columns, signatures, fonts as official papers have.

The fonts are named as on the machines where forms are printed (宋体, 黑体, 仿宋); elsewhere a system shows
its own Chinese font in their place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

SONG, HEI, FANG = "宋体", "黑体", "仿宋"
LATIN = "Times New Roman"
WIDTHS = (Cm(2.9), Cm(5.7), Cm(2.9), Cm(5.5))
"""The four columns of a form on A4 with margins of two centimetres."""
TALL = Cm(3.5)
LOW = Cm(0.85)
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True, slots=True, init=False)
class Row:
    """A row of a form: heading and placeholder, once over the whole width or twice side by side.

    ``many``: the placeholder stands for lines of text. ``tall``: room to write by hand. ``when``: the row
    stands only where that placeholder says something.
    """

    cells: tuple[tuple[str, str], ...]
    many: bool
    tall: bool
    when: str | None

    def __init__(
        self, *cells: tuple[str, str], many: bool = False, tall: bool = False, when: str | None = None
    ) -> None:
        for name, value in (("cells", cells), ("many", many), ("tall", tall), ("when", when)):
            object.__setattr__(self, name, value)


def begun() -> Word:
    """An empty A4 page with its fonts, and page numbers at its foot."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = made.styles["Normal"]
    normal.font.size = Pt(12)
    normal.font.name = LATIN
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal.paragraph_format.space_after = Pt(0)
    _page_numbers(section.footer.paragraphs[0])
    made.core_properties.author = made.core_properties.comments = ""
    _drop_thumbnail(made)
    return made


def _drop_thumbnail(made: Word) -> None:
    """The picture of an empty page that python-docx brings along goes."""
    kept = made.part.package.rels
    for key in [key for key, rel in kept.items() if rel.reltype.endswith("/thumbnail")]:
        del kept[key]


def _page_numbers(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    for before, field, after in (("第 ", "PAGE", " 页，共 "), ("", "NUMPAGES", " 页")):
        write(paragraph, before, size=9)
        for kind in ("begin", field, "end"):
            mark = OxmlElement("w:instrText" if kind == field else "w:fldChar")
            if kind == field:
                mark.text = field
            else:
                mark.set(qn("w:fldCharType"), kind)
            write(paragraph, "", size=9).append(mark)
        write(paragraph, after, size=9)


def write(
    paragraph: Paragraph, text: str, *, size: float = 12, font: str = SONG, bold: bool | None = False
) -> BaseOxmlElement:
    """A run of text in a font for Chinese and the usual one for Latin letters; ``bold`` None says nothing."""
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.bold = Pt(size), LATIN, bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - no other way
    return run._element  # noqa: SLF001


def heading(made: Word, whose: str, what: str, *, late: bool = False) -> None:
    """Whose paper it is and what; ``late`` leaves room for the mark of a record logged late."""
    for text, size, font in ((whose, 16, SONG), (what, 20, HEI)):
        paragraph = made.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(6)
        write(paragraph, text, size=size, font=font, bold=font == SONG)
    if late:
        made.add_paragraph("{%p if 补记 %}")
        line(made, "（补记，{{ 补记 }}录入）", right=True)
        made.add_paragraph("{%p endif %}")


def line(made: Word, text: str, *, right: bool = False, centred: bool = False) -> None:
    """A small line above or below a table."""
    paragraph = made.add_paragraph()
    if right or centred:
        paragraph.alignment = RIGHT if right else CENTRE
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    write(paragraph, text, size=10.5)


def body(made: Word, text: str, *, indent: bool = True, heading: bool = False) -> None:
    """A paragraph of a letter or report: 仿宋, first line set in by two characters; a heading in 黑体."""
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_with_next = heading
    paragraph.paragraph_format.line_spacing = Pt(28)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(30)
    write(paragraph, text, size=15, font=HEI if heading else FANG)


def each(made: Word, name: str, shown: str | None = None, *, of: str | None = None) -> None:
    """A paragraph for each line that a placeholder stands for."""
    one = name if shown else f"行{name}"
    made.add_paragraph(f"{{%p for {one} in {of or name} %}}")
    body(made, f"{{{{ {shown or one} }}}}")
    made.add_paragraph("{%p endfor %}")


def ending(made: Word, whose: str, day: str) -> None:
    """Who signs and when, to the right."""
    made.add_paragraph()
    for text in (whose, day):
        paragraph = made.add_paragraph()
        paragraph.alignment = RIGHT
        paragraph.paragraph_format.line_spacing = Pt(28)
        write(paragraph, text, size=15, font=FANG)
    made.add_paragraph()


def table(made: Word, rows: Sequence[Row]) -> None:
    """The form itself."""
    grid = _grid(made, WIDTHS)
    for row in rows:
        if row.when:
            _control(grid, f"{{%tr if {row.when} %}}")
        _fill(_added(grid), row)
        if row.when:
            _control(grid, "{%tr endif %}")


def _grid(made: Word, widths: tuple[Cm, ...]) -> Table:
    grid: Table = made.add_table(rows=0, cols=len(widths))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    return grid


def _added(grid: Table) -> _Row:
    made: _Row = grid.add_row()  # type: ignore[no-untyped-call] # python-docx types all but this
    return made


def _control(grid: Table, text: str) -> None:
    """A row that holds a condition or a loop and is gone in the document."""
    _added(grid).cells[0].paragraphs[0].add_run(text)


def _fill(made: _Row, row: Row) -> None:
    made.height, made.height_rule = (TALL if row.tall else LOW), WD_ROW_HEIGHT_RULE.AT_LEAST
    cells = made.cells
    for at, width in enumerate(WIDTHS):
        cells[at].width = width
    if len(row.cells) == 1:
        cells[1].merge(cells[3])
    for at, (name, value) in zip((0, 2), row.cells, strict=False):
        _head(cells[at], name)
        _value(cells[at + 1], value, many=row.many, top=row.tall)


def _head(cell: _Cell, text: str) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for at, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
        paragraph.alignment = CENTRE
        write(paragraph, part, size=11, font=HEI)


def _value(cell: _Cell, name: str, *, many: bool, top: bool) -> None:
    """What the placeholder stands for: one text, or a paragraph for each line."""
    vertical = WD_CELL_VERTICAL_ALIGNMENT
    cell.vertical_alignment = vertical.TOP if top else vertical.CENTER
    if not many:
        write(cell.paragraphs[0], f"{{{{ {name} }}}}", size=11)
        return
    cell.paragraphs[0].add_run(f"{{%p for 行 in {name} %}}")
    write(cell.add_paragraph(), "{{ 行 }}", size=11)
    cell.add_paragraph("{%p endfor %}")


def rows_of(made: Word, heads: tuple[str, ...], widths: tuple[Cm, ...], loop: str) -> None:
    """A table with a repeated heading and a row for each of what ``loop`` goes through (``项 in 决议``)."""
    grid = _grid(made, widths)
    header = _added(grid)
    mark = OxmlElement("w:tblHeader")
    header._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no name for it
    for cell, name, width in zip(header.cells, heads, widths, strict=True):
        cell.width = width
        _head(cell, name)
    _control(grid, f"{{%tr for {loop} %}}")
    row, one = _added(grid), loop.split(" in ")[0]
    for cell, name, width in zip(row.cells, heads, widths, strict=True):
        cell.width = width
        _value(cell, f"{one}.{name}", many=False, top=False)
    _control(grid, "{%tr endfor %}")


def decisions(made: Word) -> None:
    """What was decided: what, who sees to it, by when."""
    line(made, "决议事项")
    rows_of(made, ("序号", "事项", "责任人", "时限"), (Cm(1.2), Cm(8.7), Cm(2.9), Cm(4.2)), "项 in 决议")
    line(made, "")


def sections(made: Word) -> None:
    """The sections of a report: heading, then its paragraphs."""
    made.add_paragraph("{%p for 节 in 各节 %}")
    body(made, "{{ 节.标题 }}", heading=True)
    made.add_paragraph("{%p for 段 in 节.段落 %}")
    body(made, "{{ 段 }}")
    made.add_paragraph("{%p endfor %}")
    made.add_paragraph("{%p endfor %}")


def figures(made: Word) -> None:
    """The table of figures at the end of a report."""
    line(made, "附：数据表（均由已登记的记录统计）")
    rows_of(made, ("指标", "数据", "说明"), (Cm(6), Cm(4), Cm(7)), "项 in 数据")


def signatures(made: Word, *names: str) -> None:
    """A line to sign on for each, and the day."""
    made.add_paragraph()
    for number, name in enumerate(names, 1):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.keep_with_next = number < len(names)
        write(paragraph, f"{name}：＿＿＿＿＿＿＿＿＿＿　　　　＿＿＿＿年＿＿月＿＿日", size=11)
