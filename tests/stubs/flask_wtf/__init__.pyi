"""What the site uses of Flask-WTF, which brings no types of its own."""

from collections.abc import Mapping
from typing import Any

from wtforms import Form

class FlaskForm(Form):
    def __init__(
        self,
        formdata: Any = ...,
        *,
        obj: object = None,
        data: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> None: ...
    def is_submitted(self) -> bool: ...
    def validate_on_submit(self, extra_validators: Mapping[str, Any] | None = None) -> bool: ...
    def hidden_tag(self, *fields: Any) -> str: ...
