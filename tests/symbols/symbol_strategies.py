"""Symbols made by the grammar, for property tests."""

from hypothesis import strategies as st

NUMBER = st.integers(1, 99_999).map(str)
SMALL = st.integers(1, 999).map(str)
YEAR = st.integers(0, 99).map("{:02d}".format)
GATT_YEAR = st.integers(47, 94).map(str)
MEMBER = st.sampled_from(["IND", "KAZ", "LVA", "TPKM", "EU", "USA"])
SERIES = st.one_of(
    st.sampled_from(["WT/GC", "WT/L", "WT/COMTD", "WT/COMTD/SE", "WT/TPR", "G/C", "G/L", "G/SPS"]),
    st.sampled_from(["S/C", "S/L", "IP/C", "TN/MA", "TN/S", "JOB/GC", "INF/ECOM", "ECA/DEP"]),
    st.sampled_from(["WTO/AIR/CTG", "MTN.GNG/NG5", "MTN.TNC", "GPA", "SCM", "WT/NEW", "IP/XX/YY"]),
)
TYPE = st.sampled_from(["W", "M", "R", "N", "GEN", "INF", "SPEC", "Q"])
SUFFIX = st.tuples(st.sampled_from(["Rev", "Add", "Corr", "Suppl"]), st.integers(1, 99)).map(
    lambda pair: f"/{pair[0]}.{pair[1]}"
)
SUFFIXES = st.lists(SUFFIX, max_size=4).map("".join)


def spelt(template: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of one form, its places filled."""
    return st.tuples(*parts).map(lambda filled: template.format(*filled))


UNSUFFIXED = st.one_of(
    spelt("{}/{}/{}", SERIES, TYPE, NUMBER),
    spelt("{}/{}", SERIES.filter(lambda name: name != "MTN.TNC" and name != "SCM"), NUMBER),
    spelt("WT/MIN({})/{}", YEAR, NUMBER),
    spelt("WT/MIN({})/DEC", YEAR),
    spelt("WT/MIN({})/{}/{}", YEAR, st.sampled_from(["DEC", "W", "ST", "SR", "DEC/W"]), NUMBER),
    spelt("WT/DS{}/{}", SMALL, st.sampled_from(["R", "AB/R", "RW", "RW2", "AB/RW", "ARB"])),
    spelt("WT/DS{}/{}", SMALL, NUMBER),
    spelt("WT/DS{}/RW/{}", SMALL, MEMBER),
    spelt("WT/ACC/{}/{}", MEMBER, NUMBER),
    spelt("WT/ACC/SPEC/{}/{}", MEMBER, NUMBER),
    spelt("G/AG/N/{}/{}", MEMBER, NUMBER),
    spelt("IP/N/{}/{}/{}", SMALL, MEMBER, NUMBER),
    spelt("G/ADP/N/{}/{}", NUMBER, MEMBER),
    spelt("IP/Q{}/{}/{}", st.integers(0, 9).map(str), MEMBER, NUMBER),
    spelt("G/TBT/Notif.{}/{}", YEAR, NUMBER),
    spelt("JOB({})/{}", YEAR, NUMBER),
    spelt("OFFICE({})/{}", YEAR, NUMBER),
    spelt("L/{}", NUMBER),
    spelt("INT({}){}", GATT_YEAR, NUMBER),
    spelt("MIN({})INF/{}", GATT_YEAR, NUMBER),
    spelt("MIN({})/W/{}", GATT_YEAR, NUMBER),
    spelt("TN.{}/{}", GATT_YEAR, NUMBER),
    spelt("SR.{}/{}", YEAR, NUMBER),
)
CANONICAL = spelt("{}{}", UNSUFFIXED, SUFFIXES)

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("WTLGSIPMINRev.Add/\\⁄()-–#*,; \n0123456789lIO%:qrs_à"), st.characters()
    ),
    max_size=80,
)
PIECES = st.sampled_from(
    [
        "WT/",
        "L/",
        "274",
        "MIN(",
        "98)",
        "/DEC/2",
        " and ",
        "Add.1",
        " - ",
        "77",
        "Rev.",
        "?",
        "/*",
        "https://docs.wto.org/",
        "filename=",
        "q:/",
        ".pdf",
        "Q_",
        "W_",
        "#",
        "G/C/",
        "IP/C/W",
        "\n",
        "S_",
        " y ",
        "2",
        "VV/",
        "lP/",
        "-\n",
        "L/1248",
        "INT(60)",
        "%22",
        "=",
        "JOB(07)/",
        " ",
        ", ",
    ]
)
SOUP = st.lists(PIECES, max_size=14).map("".join)
