"""What nobody types by hand and somebody will send: values, files, kinds of content, cookies."""
# ruff: noqa: E501  lists read better as lists

from tests.support.pictures import drawn

LONG = "a" * 70_000
TEXTS = (
    b"", b" ", b"\xc2\xa0", b"\x00", b"a\x00b", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x92\xa3" * 40, b"\xe2\x80\xae" + b"abc",
    b"\x1b[31m", b"\r\nSet-Cookie: vol=1", b"%00", b"%s%n%d", b"{{7*7}}", b"${7*7}", b"<script>", b"'\"><svg/onload=1>", b"'; --",
    b"../../../../etc/passwd", b"..\\..\\", b"file:///etc/passwd", b"//ailleurs.invalid/", b"https://ailleurs.invalid/", b"javascript:1",
    b"=1+1", b"-1", b"0", b"-0", b"1e999", b"NaN", b"Infinity", b"1_000", b"0x10", b"9223372036854775808", b"9" * 5_000, b"1.5", b"1,5",
    b"\xc2\xb2", b"\xc2\xbd", b"\xd9\xa3", b"\xe0\xa5\xa7\xe0\xa5\xa8", b"\xe2\x91\xa0", b"\xef\xbc\x91",
    b"31/02/2026", b"30 f\xc3\xa9vrier 2026", b"01/01/0000", b"01/01/0001", b"31/12/9999", b"9999-12-31", b"0001-01-01", b"0000-00-00",
    b"1/1/99999", b"24:00", b"25 h 61", b"99 h", b"-1 h", b"00000000-0000-0000-0000-000000000000", b"00000000000000000000000000000000",
    b"{00000000-0000-0000-0000-000000000000}", b"urn:uuid:00000000-0000-0000-0000-000000000000", b"None", b"null", b"true", b"[]", b"{}",
    b"+687" + b"7" * 60, b"+", b"00.00.00", b"a@b", b"a@" + b"b" * 300 + b".nc", b"\"@\"@nc", b"000000000", b"482 137 905", b"e\xcc\x81" * 200,
    LONG.encode(), b"\n" * 3_000, b"\xe1\x85\x9f" * 500, b"\xef\xbf\xbf", b"\xf4\x8f\xbf\xbf", b"\xe2\x80\xa8",
)  # fmt: skip
FILE_NAMES = (
    b"liste.csv",
    b"../../secrets/maitre",
    b"a\x00.csv",
    b"",
    b"x" * 400 + b".xlsx",
    b"photo.svg",
    b"\xff.csv",
    b"a.csv.exe",
)


def _workbook_bomb() -> bytes:
    """A small file that says it is huge once opened."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<" + b" " * 3_000_000)
        packed.writestr("[Content_Types].xml", b"<Types/>")
    return out.getvalue()


PICTURE = drawn()
FILES = (
    b"", b"\x00", b"\x00" * 5_000, b"\xff\xfe" + "Date;Commune\n".encode("utf-16-le"), b"\xef\xbb\xbf", b"Date;Commune\n\"",
    b"Date;Commune;Th\xe8me;Pr\xe9sents;Lieu\n31/02/2026;Kon\xe9;cyber;-8;\x00\n", b";" * 4_000, b"a\n" * 4_000,
    b"Date;Date;Date\n01/01/0000;99/99/9999;1e999\n", b"S\xc3\xa9ance;Nom\n\xed\xa0\x80;\xed\xa0\x80\n", b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 900,
    _workbook_bomb(), b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" + b"\x00" * 200, b"GIF89a<script>", PICTURE[:-200], PICTURE + b"<script>",
    PICTURE, b"<svg xmlns='http://www.w3.org/2000/svg' onload='1'/>", b"<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>", b"RIFF\xff\xff\xff\xffWEBPVP8 ",
)  # fmt: skip
KINDS = (
    "text/plain", "application/json", "application/xml", "", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\u00e9", "multipart/form-data; boundary=" + "b" * 300, "multipart/mixed; boundary=limite", "image/svg+xml",
    "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nimporte",
    "application/x-www-form-urlencoded; charset=base64", "multipart/form-data; boundary=limite; charset=base64",
    "multipart/form-data; boundary=limite; charset=utf-7", "multipart/form-data; boundary=limite; charset=idna",
    "multipart/form-data; boundary=limite; charset=hex", "multipart/form-data; boundary=limite; charset=undefined",
)  # fmt: skip
METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "INVENTE")
HEADERS = (
    {"X-HTTP-Method-Override": "DELETE"}, {"X-Forwarded-Host": "ailleurs.invalid"}, {"X-Forwarded-Proto": "\x00"}, {"Accept-Language": "xx," * 900},
    {"Accept-Language": "../../x"}, {"If-Modified-Since": "31/02/0000"}, {"If-None-Match": "\""}, {"Range": "bytes=9-1,-5"}, {"X-Forwarded-For": "n'importe"},
    {"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}, {"User-Agent": "\xff" * 3_000}, {"Referer": "http://[::1"}, {"Origin": "null"},
    {"Content-Length": "-1"}, {"Authorization": "Basic ="}, {"X-Original-URL": "/equipe/"}, {"Expect": "rien"}, {"Accept-Encoding": "gzip;q=x"},
)  # fmt: skip
COOKIES = ("equipe", "jeton", "billet", "suivi", "affichage", "messages", "contact", "sessionid", "csrftoken")
