"""Odd things that contributors, editors and attackers put into files: characters, bytes, numbers, texts, values."""

from typing import Any

CHARACTERS: tuple[str, ...] = (
    *"\x00\x01\x07\b\t\n\v\f\r\x1b\x1f\x7f\x80\x85\x9f",  # control characters, and two that end a line elsewhere
    *"\u00a0\u00ad\u061c\u180e\u2000\u2007\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffb\ufffc\ufffd\uffff\ue000",
    *"\U000e0001\U000e0041\U000e007f\U000f0000\U0010ffff\U0001f54a\ufe0f\u0300\u0301\u034f\u115f\u3164",
    *"\u0430\u0435\u043e\u0456\u03bf\uff11\uff41\u0131\u017f\u212a\u0661\u06f1\u0967",  # look-alikes, other digits
    *"\u05d0\u05b8\u0627\u064b\u2018\u201c\u00ab\u2013\u2014\u2026\u00e9\u00df\u0130",
    *" !\"#$%&'()*+,-./0189:;<=>?@AZ[\\]^_`az{|}~",
)
"""Characters, of which most are invisible, look like others, or mean something to JSON, to a path or to a date."""

BYTES = (
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x80\x80", b"\xf0\x80\x80\x80",
    b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\xbd\xed\xb5\x8a", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xff",
    b"\x80", b"\xc3", b"\xe2\x80", b"\xf0\x9f\x95", b"\xe9", b"\r", b"\r\n", b"\n", b"\t", b"\x0c", b"\x0b", b"\x1a",
    b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc2\xa0", b"\xe3\x80\x80", b'"', b"\\", b"\\u", b"\\ud83d",
    b"\\u0000", b"{", b"}", b"[", b"]", b":", b",", b"/*", b"//", b"#", b"null", b"NaN", b"-", b"0", b"1e999", b"'",
)  # fmt: skip
"""Bytes to put anywhere: marks, overlong and broken UTF-8, line ends, pieces of JSON."""

NUMBERS = (
    "0", "-0", "1", "-1", "2", "2.0", "1.0", "-0.0", "0.0", "1e0", "1E+2", "1e-1", "2e0", "10e-1", "0.1", "1.5",
    "998", "999", "1000", "1001", "9999", "10000", "10001", "999.0", "2147483648", "9007199254740991",
    "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551615", "18446744073709551616", "1000000000000000", "1000000000000001", "1e15", "1e16", "1e22",
    "1e300", "1e308", "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "-1e999", "1e-400", "5e-324",
    "1" + "0" * 298, "1" + "0" * 299, "1" + "0" * 300, "1" + "0" * 308, "9" * 309, "7" * 4300, "7" * 5000,
    "0." + "0" * 297 + "1", "0." + "0" * 300 + "1", "1." + "0" * 297, "1." + "0" * 298, "1e1" + "0" * 300,
    "01", "+1", ".5", "1.", "0x10", "1_000", "1,5", "1e", "1e+", "--1", "1.2.3", "\u0661", "1n", "0b1", "NaN",
    "Infinity", "-Infinity", "-NaN", "nan", "inf", "1L",
)  # fmt: skip
"""Numbers as they are written, those that JSON has and those that it has not."""

DATES = (
    "2021-11-24", "2021-11", "2021", "2021-11-2X", "2021-11-0X", "2021-11-3X", "2021-02-3X", "2021-11~", "2021-11?",
    "2021-11%", "2021~", "2021-11-24?", "2021-11-2X~", "2021-11-23/2021-11-25", "2021-11-25/2021-11-23",
    "2021-11-24/2021-11-24", "2021/2022", "2021/2021", "2021-11/2021", "2022-07-18/..", "../2022-07-18", "/2022",
    "2022/", "../..", "[2022-03-20..2022-03-25]", "[2022-03-25..2022-03-20]", "[2022-03..2022-03]", "[2022..2023]",
    "[2022..2023-01]", "{2022..2023}", "[2022,2023]", "2021-02-28", "2021-02-29", "2020-02-29", "2100-02-29",
    "2000-02-29", "1900-02-29", "2021-02-30", "2021-04-31", "2021-11-31", "2021-12-31", "2021-12-32", "2021-13-01",
    "2021-00-10", "2021-01-00", "0999-01-01", "1000-01-01", "2999-12-31", "3000-01-01", "10000-01-01", "-2021",
    "Y12021", "2021-1-2", "21-11-24", "24-11-2021", "11/24/2021", "2021.11.24", "20211124", "2021-W47-3", "2021-328",
    "2021-11-24T00:00:00Z", "2021-11-24 ", " 2021-11-24", "2021-11-24\n", "2021\u201111\u201124", "202X", "20XX",
    "2021-XX-XX", "2021-XX", "2021-21", "November 2021", "unknown", "today", "\u0662\u0660\u0662\u0661", "2O21-11-24",
)  # fmt: skip
"""Dates, those of the profile and those near it."""

IDS = (
    "agreement/a", "meeting/a", "signatory/a", "domain/a", "source/a", "retired/a", "retired/agreement-a",
    "agreement/",
    "/a", "a", "agreement//a", "agreement/a/b", "agreement/A", "Agreement/a", "agreement/a_b", "agreement/a--b",
    "agreement/-a", "agreement/a-", "agreement/\u0430", "agreement/a b", " agreement/a", "agreement/a\n",
    "agreement\\a",
    "agreement/../domains/water", "../../etc/passwd", "agreement/.", "agreement/..", "agreement/con", "domain/nul",
    "agreement/a.json", "agreement/%61", "agreement/" + "a" * 90, "agreement/" + "a" * 91, "domain/" + "a-" * 46 + "b",
    "domain/" + "a-" * 50_000,
)  # fmt: skip
"""Ids, well-formed and not."""

TEXTS = (
    "", " ", "  ", "\u00a0", "a", "a ", " a", "a  b", "a\u00a0 b", "a\nb", "a\n", "null", "true", "0", "-",
    "\x00", "\u200f",
    "\u200ba", "\ufeffa", "\u202ea", "[a]", "a[b", "a]", "<b>", "`a`", "$schema", "../schemas/domain.schema.json",
    "https://example.org", "http://a", "HTTPS://example.org", "https://", "https:///a", "https://a@b", "https://a b",
    "https://a/\u00e9", "https://a/<", "https://a/{b}", "javascript:alert(1)", "file:///etc/passwd", "data:,a", "//a",
    "ftp://a", "https://a\n", "https://a?b#c", "https://[::1]/", "https://a:99999/", "https://" + "a" * 1992,
    "https://" + "a" * 1993, "ar", "he", "en", "EN", "e", "eng", "engl", "Latn", "latn", "Arab", "ARAB", "MAR", "mar",
    "USD", "Q801", "Q0", "Q01", "q801", "Q" + "1" * 14, "Q" + "1" * 15, "03vek6s52", "03VEK6S52", "0" * 64,
    "f" * 64, "F" * 64,
    "0" * 63, "0" * 65, "1.0.0", "1.0", "01.1.1", "v1.0.0", "1.0.0\n", "1.0.0-rc1", "a" * 100, "a" * 101,
    "a" * 200, "a" * 201,
    "a" * 300, "a" * 301, "a" * 1000, "a" * 1001, "a" * 3000, "a" * 3001, "\U0001f54a" * 200, "\U0001f54a" * 201,
    "\u05d0" * 300, "a b " * 20_000, "[" * 300, "a[" * 150, "a." * 150, "a[b].c" * 50, "instrument",
    "milestones[signed]",
    "milestones[signed].date", "milestones[].date", "parties[0]", "a[b][c]", "names[text]", "__proto__", "constructor",
)  # fmt: skip
"""Texts at and over the bounds of the forms, and some that belong to other fields."""

KEYS = (
    "", " ", "id", "Id", "ID", "id ", "\u0456d", "i\u200bd", "__proto__", "constructor", "toString",
    "hasOwnProperty", "valueOf",
    "$ref", "$id", "$comment", "$schema", "schema_reference", "type", "model_config", "model_fields", "__class__",
    "colour", "0", "1", "-1", "a/b", "a~b", "~1", "key\nwith line", "\x00", "\U0001f54a", "a" * 1000, "self",
    "cls", "kind",
)  # fmt: skip
"""Keys that no record has, or not there."""

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 1.0, 2.0, 0.5, -0.0, 1e300, 10**15, 10**20, 10**290, "", "null", "true", "1",
    [], {}, [[]], [{}], {"": None}, [None], [1], [""], [1, 1.0, True], {"id": None}, {"id": "domain/water"}, [[], []],
    [0, False], [1, True], [1, 1], ["1", 1], {"a": [1]}, [{"a": 1}, {"a": 1.0}], [{"a": 1}, {"a": True}],
)  # fmt: skip
"""Values of every JSON type."""
