"""A form with every kind of field."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired

TITLE = "Rekaman ganda setelah muat kedua"
CHOICES = [("talk", "Obrolan pagi"), ("study", "Kelompok studi")]


class PatternForm(FlaskForm):
    """One field of each kind, with the words of the demo."""

    title = StringField("Judul", [DataRequired("Beri judul.")], default=TITLE)
    place = StringField("Tempat", description="Ruang, atau alamat rapat daring.")
    charter = TextAreaField("Piagam", default="Berbagi kabar tiap pagi, tiga puluh menit.")
    kind = SelectField("Jenis", choices=CHOICES)
    visibility = RadioField("Siapa melihatnya?", choices=CHOICES, default="talk")
    digest = BooleanField("Kirim ringkasan tiap pekan", default=True)
    due = DateField("Tenggat")
    secret = PasswordField("Kata sandi")


def wrong_form() -> PatternForm:
    """Return the form as it comes back when every field was wrong."""
    form = PatternForm(formdata=None)
    for field in form:
        if field.name != "csrf_token":
            field.errors = ["Belum benar: lihat petunjuknya."]
    form.title.data = ""
    form.form_errors = ["Orang lain mengubahnya sementara itu."]
    return form
