"""The marks of Markdown for what HTML says inside a paragraph: bold, links, pictures."""

import re

MARKED = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite"), "*"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}


def wrapped(content: str, tag: str, href: str = "") -> str:
    """Return the content of an inline tag in the marks of Markdown, spaces kept outside."""
    inner = content.strip()
    if tag == "a":
        inner = link(inner, href)
    elif inner:
        marker = MARKED[tag]
        if marker == "`" and re.search(r"&lt;|\\[`*_]", inner):  # code does not know escapes
            marker = ""
        inner = f"{marker}{inner}{marker}"
    before = content[: len(content) - len(content.lstrip())]
    after = content[len(content.rstrip()) :] if content.strip() else ""
    return before + inner + after


def link(label: str, address: str) -> str:
    """Return a link in Markdown; without a usable address only its label."""
    address = usable(address)
    if not address:
        return label
    target = f"<{address}>" if re.search(r"[\s()]", address) else address
    if label in ("", address):
        label = address
        if re.fullmatch(r"https?://[^\s<>]+", address):
            return f"<{address}>"
    return f"[{label}]({target})"


def usable(address: str) -> str:
    """Return an address on one line; "" for one that holds a program or the thing itself."""
    address = " ".join(re.sub(r"[<>]", " ", address).split())
    return "" if re.match(r"(?:javascript|data|vbscript):", address, re.IGNORECASE) else address


def picture(attributes: dict[str, str]) -> str:
    """Return a picture in Markdown; without a usable address only what it shows."""
    alt = " ".join(attributes.get("alt", "").replace("[", "(").replace("]", ")").split())
    target = link("x", attributes.get("src", ""))
    return f"!{target.replace('[x]', f'[{alt}]', 1)}" if target.startswith("[x]") else alt


def checkbox(tag: str) -> str:
    """Return the mark of a task for a box that is ticked or not; a space for any other input."""
    if "checkbox" not in tag.lower():
        return " "
    return " [x] " if "checked" in tag.lower() else " [ ] "


def escaped(text: str) -> str:
    """Escape what a reader of the page sees and Markdown would take for a mark."""
    if not re.search(r"[*_`<\\]", text):
        return text
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", text)
    text = re.sub(r"(\*\*[^*\n]+\*\*)|(?<!^)\*|^\*(?! )", lambda star: star[1] or r"\*", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    return text.replace("`", "\\`").replace("<", "&lt;")
