"""YAML as plain text, lists and tables; nothing in it can grow beyond what is written."""

from cmviewer.limits import YAML_BYTES


class NotYamlError(ValueError):
    """It is no YAML, or none that is read. why: what is wrong, if known; line: where, from 1, if known."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.line = line


def plain_yaml(text: bytes) -> object:
    """Read YAML in UTF-8; every plain value stays text, and no object is ever made.

    Raises `NotYamlError` where it is none, too long or too deep, or where a value stands for another one
    (`*name`): a few lines of those would be gigabytes as soon as anyone writes them out.
    """
    import yaml  # noqa: PLC0415 - few results have any, and the first matrix does not wait

    from cmviewer.readers.files.yaml_loader import PlainLoader  # noqa: PLC0415 - see above

    if len(text) > YAML_BYTES:
        raise NotYamlError(f"it has more than {YAML_BYTES >> 20} MB")
    try:
        loaded: object = yaml.load(text, Loader=PlainLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or (str(error) if mark is None else "")
        raise NotYamlError(why, None if mark is None else mark.line + 1) from None
    return loaded
