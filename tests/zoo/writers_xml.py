"""XML: Pascal VOC and CVAT for images."""

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.zoo.files import write_text
from tests.zoo.sides import Side, beside, ltrb


def voc(side: Side, folder: Path) -> Path:
    """Write a file an image."""
    for image, name, boxes in side.of_images():
        objects = "".join(
            f"<object><name>{escape(side.classes[one.label])}</name><difficult>0</difficult><bndbox>"
            + "".join(
                f"<{tag}>{value}</{tag}>"
                for tag, value in zip(("xmin", "ymin", "xmax", "ymax"), ltrb(one.box), strict=True)
            )
            + "</bndbox></object>"
            for one in boxes
        )
        size = f"<size><width>{image.width}</width><height>{image.height}</height><depth>3</depth></size>"
        text = f"<annotation><filename>{escape(name)}</filename>{size}{objects}</annotation>"
        write_text(beside(folder, name, ".xml"), text)
    return folder


def cvat(side: Side, file: Path) -> Path:
    """Write one file of all images."""
    images = []
    for number, (image, name, boxes) in enumerate(side.of_images()):
        lines = []
        for one in boxes:
            left, top, right, bottom = ltrb(one.box)
            label = quoteattr(side.classes[one.label])
            lines.append(
                f'<box label={label} occluded="0" xtl="{left}" ytl="{top}" xbr="{right}" ybr="{bottom}"/>'
            )
        size = f'width="{image.width}" height="{image.height}"'
        images.append(f'<image id="{number}" name={quoteattr(name)} {size}>{"".join(lines)}</image>')
    labels = "".join(f"<label><name>{escape(name)}</name></label>" for name in side.classes)
    meta = f"<meta><task><labels>{labels}</labels></task></meta>"
    return write_text(file, f"<annotations><version>1.1</version>{meta}{''.join(images)}</annotations>")
