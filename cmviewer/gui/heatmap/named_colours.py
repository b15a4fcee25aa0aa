"""Colours of named maps, as they are published: no file is read for them, and no library that draws plots.

cividis (Nuñez, Anderton, Renslow 2018) and viridis (van der Walt, Smith 2015) are free of rights; the others
are by Kovesi (2015), under CC BY 4.0.
"""

import zlib
from base64 import b85decode
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

_PACKED: Final = {
    "cividis": (
        "c-nQ5iw(pu2t)1ky2mYa`)^Y&A0UJ#RfS%RajAmu4<uNCqR`l(*J()I3TTg4MwU8v12^#@F343YQ5v_}U!gPFcPda>3`}=6"
        "U=T;nDv}4Mc7q7zMO+dv+Mcj5vPjLG3FhKyw-^Ydo!>`g;n69(K}pB5_4j*O^0!L3sh4w##W|bB78qMe)NL?{=7$7j@>zKX"
        "fKT}U@&`~JJ1_"
    ),
    "viridis": (
        "c-nQ4feiyO2m?)iwT{sJNBI<tLui{<E9*F%yp)%{VZ(owh%_6+6Uvy=Zz)b_+a+fJO7^ihzz7<%fGkXLt>8B&bos^Oxc$kx"
        "_FUK_4xOj78}L+^|2IgY<V0I_X?=?{J!7jEU0%<S?=9Gz4=i3uNvJ=L<K6iZhr9|xrpfX4PNetQS*gx01m~%ne$ueXLL8Kt"
        "IxEPpg9TgxM({MUkq5zZd;k$Khzb"
    ),
    "CET-L12": (
        "c-nPRfepYQ2;={2-2--;1J<I%#DLIJfpHDPa}4V~+7>U%#qV<HV53siw2g}0*Fawdn=mP=kWeBJVX)vNwdmA-j%Rwn)tYEa"
        "2$Iv70hC4hBd;)Xs8WTbHk2IuyNKN!ZlHOK&c9etDG_7EX*$$H={$0#Mk@sAuxwXOXZFBJd&2M=xT9!z"
    ),
    "CET-L1": (
        "c-p;D%L)J>2%G-@M@QNris>L|UfM$i1K{o!$j3n$05DouHx-pBMkz_r6$5#PHmNUK14Fep)PMAIsMOSj3ZGiMhdH}G08#q_{r"
    ),
    "CET-CBD1": (
        "c-p0sfeynU2t?0)*1mFI>}?TiLA=&&2{Gh(97y|o)dD;|QBaQ4qUXj97EYStH7kyhCw&2DW!6NV-Ed4Ll`D>I2j3CGd3Fdq"
        "EAu2=JIAWz7OK>oxSey=C2fiO`l~LomK&bod#S!l0>3dBak+7h+yZ1vJa2@GoO!RJ({#e&AC+`&5N>mA)cjEuy8lwubNAja"
        "UL<Za5BuDhQ*T?m>v|I2?=Acrmn6)bdQlP0YvM*~BXy8=p792Ye~?f"
    ),
}
"""What each shade adds to the one before it, in bytes that wrap."""


@cache
def named_colours(name: str) -> NDArray[np.uint8]:
    """Return the shades of a map in their published order, uint8 (n, 3): 256, of the diverging one 512."""
    steps = np.frombuffer(zlib.decompress(b85decode(_PACKED[name])), np.uint8).reshape(-1, 3)
    return np.cumsum(steps, axis=0, dtype=np.uint8)
