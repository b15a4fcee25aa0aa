"""Problems of images, of this machine and of the web."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

IMAGE_MISSING: Final = ProblemKind(
    "image-missing",
    "there is no such image",
    "say where the folder of the images is",
    means="the image is not there any more",
    decision="images",
    help_mend="copy it back, or choose *Locate images…*",
)
EXAMPLE_IMAGE_MISSING: Final = IMAGE_MISSING.worded("the image is not there", "choose Locate images…")
IMAGE_WITHOUT_MAP: Final = IMAGE_MISSING.worded("this image has no map", "write a map for every image")
IMAGE_UNREADABLE: Final = ProblemKind(
    "image-unreadable",
    "this is no image, or it is cut off",
    "replace the file",
    means="the file is no image, is cut off, or is empty",
    help_mend="copy the image again; open what is no picture, such as a sound, with its own program: *↗*",
)
NO_PICTURE_FILE: Final = IMAGE_UNREADABLE.worded("this is no picture", "open it with a program of its own")
WEB_NOT_FETCHED: Final = ProblemKind(
    "web-not-fetched",
    "not fetched",
    "allow it with Fetch in the examples: {address}",
    means="the image is at an address of the web, or its address leads on to another host, and nobody has "
    "allowed to ask that",
    help_mend="choose *Fetch* in the examples",
)
WEB_LEADS_ELSEWHERE: Final = WEB_NOT_FETCHED.worded("the address leads on to {origin}")
WEB_UNREACHABLE: Final = ProblemKind(
    "web-unreachable",
    "it cannot be fetched: {why}",
    "check the network and the address {address}",
    means="no server answers at the address; it is asked no more until you choose *Fetch* again",
    help_mend="check the network and the address",
)
WEB_TOO_SLOW: Final = ProblemKind(
    "web-too-slow",
    "it was not whole after {duration:.0f} seconds",
    "keep a smaller copy of {address}",
    means="the image was not whole after 20 seconds",
    help_mend="keep a smaller copy of it",
)
WEB_CUT_OFF: Final = ProblemKind(
    "web-cut-off",
    "the server ended {length:,} bytes too early",
    "fetch it again, or replace {address}",
    means="the server sent fewer bytes than it announced",
    help_mend="choose *Fetch* again",
)
WEB_REFUSED: Final = ProblemKind(
    "web-refused",
    "the server answers {code} {reason}",
    "correct the address {address}",
    means="the server answers that it has no such image, or leads out of the web",
    help_mend="correct the address",
)
WEB_TOO_LARGE: Final = ProblemKind(
    "web-too-large",
    "it has more than {limit:,.0f} MB",
    "keep a smaller copy of {address}",
    means="the server sends more than 64 MB",
    help_mend="keep a smaller copy of it",
)
IMAGE_TOO_LARGE: Final = ProblemKind(
    "image-too-large",
    "the image has {width:,} × {height:,} pixels, more than {limit:,.0f} million",
    "show a smaller copy of it",
    means="the image has more than 200 million pixels; one above 64 million is shown at a half or a third "
    "of its size",
    help_mend="make a smaller copy of it",
)
