"""A quote to reply to."""

from cop.text import quoted, render


def test_a_quote_names_its_author_and_holds_the_whole_text() -> None:
    assert quoted("Satu\n\n- dua", "Sari") == "> **Sari:**\n>\n> Satu\n>\n> - dua\n\n"


def test_the_reply_stands_outside_the_quote() -> None:
    made = render(quoted("Hadir:\n- Sari\n  - daring", "Budi *[x](y)") + "Setuju.").html
    assert made.endswith("</blockquote>\n<p>Setuju.</p>")
    assert "<strong>Budi *[x](y):</strong>" in made
    assert made.count("<ul>") == 2


def test_a_name_cannot_break_out_of_its_line() -> None:
    assert quoted("a", "x\n\n# y").startswith("> **x \\# y:**\n")
