"""Links as they arrive: written by hand, mangled on the way, and made to do harm."""

import binascii
import zlib
from urllib.parse import quote

from golden_pictures import component, picture
from link_encoder import pack, packed, readable

START = "v=1&zenml=0.98.0"

PAGE = "https://slipway.example.com/page/"


def by_hand():
    """Links that somebody typed: name, link, picture, and the notices, each with its key where it has one."""

    def typed(name, link, seen, *notices, release=None):
        record = {"name": name, "link": link, "picture": seen, "notices": ["UncheckedLink", *notices]}
        return {**record, "pinned": release} if release else record

    yield typed("the least", START, picture())
    yield typed("a whole address", f"{PAGE}#{START}&goal=reuse", picture(goal="reuse"))
    yield typed(
        "any order",
        "v=1&user=a&python=3.11&zenml=0.98.0&goal=reuse",
        picture({"user": "a"}, goal="reuse", python="3.11"),
    )
    yield typed("small letters for True", f"{START}&skip_build=true&dynamic=false", picture({"skip_build": True}))
    yield typed("nothing encoded", f"{START}&requirements=pandas>=2,<3", picture({"requirements": ["pandas>=2,<3"]}))
    yield typed(
        "a plus is a plus",
        f"{START}&requirements=torch==2.4.0+cu121",
        picture({"requirements": ["torch==2.4.0+cu121"]}),
    )
    yield typed("blanks behind commas", f"{START}&apt_packages=git, curl", picture({"apt_packages": ["git", "curl"]}))
    yield typed("ampersands too many", f"&{START}&&user=a&", picture({"user": "a"}))
    yield typed("the latest release", "v=1&zenml=latest", picture(zenml="latest"), release="0.98.0")
    yield typed("a release of two numbers", "v=1&zenml=0.94", picture(zenml="0.94"), release="0.94.6")
    yield typed("a release that is not there", "v=1&zenml=0.12", picture(zenml="0.12"), release="0.12")
    yield typed("a catalog", f"{START}&cat=1a2b3c4d", picture(unrecognised=[["cat", "1a2b3c4d"]]), "UnknownKey cat")
    later = [["future", "1"], ["future.part", "2"], ["future", "3"]]
    yield typed(
        "keys of a later version",
        f"{START}&future=1&future.part=2&user=a&future=3",
        picture({"user": "a"}, unrecognised=later),
        "UnknownKey future",
        "UnknownKey future.part",
        "UnknownKey future",
    )
    yield typed(
        "values that no key takes",
        f"{START}&goal=fly&recipe_base=x&dynamic=perhaps&environment=A",
        picture(),
        "UnusableValue goal",
        "UnusableValue recipe_base",
        "UnusableValue dynamic",
        "UnusableValue environment",
    )
    yield typed(
        "twice what is once",
        f"{START}&user=a&user=b&tag=1&tag=2&goal=reuse&goal=let_zenml_build",
        picture({"user": "a"}, goal="reuse", tag="1"),
        "UnusableValue user",
        "UnusableValue tag",
        "UnusableValue goal",
    )
    yield typed(
        "parts of nothing",
        f"{START}&stack.orchestrator.uri=x&file.text=x&command.stdout=x&step.user=x",
        picture(),
        *(f"UnusableValue {key}" for key in ["stack.orchestrator.uri", "file.text", "command.stdout", "step.user"]),
    )
    yield typed(
        "a literal that is none", f"{START}&user=~{{&image_tag=~1", picture({"image_tag": 1}), "UnusableValue user"
    )
    two = [component("alerter", "slack", {"uri": "a"}), component("alerter", "discord", {"uri": "b"})]
    yield typed(
        "parts of each component",
        f"{START}&stack.alerter=slack&stack.alerter.uri=a&stack.alerter=discord&stack.alerter.uri=b",
        picture(stack=two),
    )
    yield typed(
        "a type that nobody knows",
        f"{START}&stack.teleporter=x&stack.teleporter.uri=y",
        picture(unrecognised=[["stack.teleporter", "x"], ["stack.teleporter.uri", "y"]]),
        "UnknownKey stack.teleporter",
        "UnknownKey stack.teleporter.uri",
    )
    yield typed("in the query", f"{PAGE}?theme=dark&c={quote(START + '&user=a', safe='')}", picture({"user": "a"}))
    yield typed(
        "a number that is none",
        f"{START}&build_config.build_options.shm_size=64m",
        picture({"build_config.build_options.shm_size": "64m"}),
    )
    yield typed(
        "a value that is there already",
        f"{START}&environment.A=1&environment=~%7B%7D",
        picture({"environment": {"A": "1"}}),
        "UnusableValue environment",
    )


SEEN = picture(
    {
        "requirements": ["torch==2.4.0+cu121", "pyarrow>=15,<18"],
        "environment": {"GREETING": "hello world %41", "HF_HOME": "/opt/hf", "NOTE": "ends with (a bracket)"},
    },
    pipeline="train",
)


def mangled():
    """Links that something happened to: name, text, and what it means or why it is refused."""
    plain, small = readable(SEEN), packed(SEEN)

    def arrives(name, *texts):
        for form, text in zip(["readable", "packed"], texts):
            yield {"name": f"{name}, {form}", "arrived": text, "picture": SEEN}

    def refused(name, why, *texts):
        for form, text in zip(["readable", "packed"], texts):
            yield {"name": f"{name}, {form}", "arrived": text, "refused": why}

    def both(change):
        return change(plain), change(small)

    yield from arrives("untouched", plain, small)
    for mark in ["#", "#!", "%23", "%23!", f"{PAGE}#", f"{PAGE}%23", f"{PAGE}index.html%23", "<", "(", '"']:
        yield from arrives(f"behind {mark}", *both(lambda text, mark=mark: mark + text))
    for end in [".", ",", ";", ":", "!", "?", ")", "]", ">", "'", '"', "*", "_", ").", "?!\"'>"]:
        yield from arrives(f"before {end}", *both(lambda text, end=end: text + end))
    yield from arrives(
        "in lines", *both(lambda text: "\r\n    ".join(text[i : i + 60] for i in range(0, len(text), 60)))
    )
    yield from arrives("with a blank", *both(lambda text: text[:40] + " " + text[40:] + "\n"))
    yield from arrives(
        "with letters without width", *both(lambda text: text[:40] + "\u200b" + text[40:70] + "\u00ad" + text[70:])
    )
    yield from arrives("in the query", *both(lambda text: f"{PAGE}?c={quote(text, safe='')}"))
    yield from arrives("in the query, among others", *both(lambda text: f"{PAGE}?a=b&c={quote(text, safe='')}"))
    yield from arrives(
        "in the query, before others", *both(lambda text: f"{PAGE}?c={quote(text, safe='')}&a=b#outputs")
    )
    yield from arrives("encoded once more", *both(lambda text: quote(text, safe="").replace(".", "%2E")))
    yield from arrives("encoded twice more", *both(lambda text: quote(quote(text, safe=""), safe="")))
    yield from arrives("through Safe Links", *both(lambda text: PAGE + quote("#" + text, safe="")))
    yield from arrives("ampersands of HTML", plain.replace("&", "&amp;"))
    yield from arrives("percent signs encoded", plain.replace("%", "%25"))
    yield from arrives("blanks as plus", plain.replace("%20", "+"))
    yield from arrives("blanks as plus behind percent signs", plain.replace("%20", "+").replace("%", "%25"))
    yield from arrives("small letters in escapes", plain.replace("%3E", "%3e").replace("%2B", "%2b"))
    yield from arrives("slashes encoded, commas not", plain.replace("/", "%2F").replace("%2C", ","))
    data, checksum = small.split(".")[1:]
    for name, changed in [
        ("padded", f"v1z.{data}=.{checksum}"),
        ("padded twice", f"v1z.{data}==.{checksum}"),
        ("other base64", f"v1z.{data.replace('-', '+').replace('_', '/')}.{checksum}"),
        ("checksum in capitals", f"v1z.{data}.{checksum.upper()}"),
    ]:
        yield {"name": name, "arrived": changed, "picture": SEEN}
    yield from refused("small letters", "altered", *both(str.lower))
    yield from refused("capitals", "altered", plain.replace("torch", "TORCH"), "v1z." + data.upper() + "." + checksum)
    yield from refused(
        "one letter changed",
        "altered",
        plain.replace("cu121", "cu124"),
        small[:30] + ("A" if small[30] != "A" else "B") + small[31:],
    )
    yield from refused("one letter missing", "altered", plain.replace("pyarrow", "pyarow"), small[:30] + small[31:])
    yield from refused(
        "two letters swapped",
        "altered",
        plain.replace("hello", "ehllo"),
        small.replace(data[50:52], data[51] + data[50], 1),
    )
    yield from refused("cut off in the middle", "100 characters", *both(lambda text: text[:100]))
    yield from refused("cut off at the end", "characters", *both(lambda text: text[:-1]))
    yield from refused("cut off before the checksum", "checksum", plain[: len("v=1&k=1234")], f"v1z.{data}")
    yield from refused("a part of it twice", "altered", plain + plain[-30:], small.replace(data, data + data[-8:]))
    yield from refused("something behind it", "altered", plain + "&user=root", small + "0")
    yield from refused("another checksum", "altered", plain.replace(plain[6:14], "01234567"), f"v1z.{data}.01234567")


def hostile():
    """Texts made to do harm: name, parts with how often each comes, and why it is refused."""

    def parts(name, why, *pieces):
        pieces = [piece if isinstance(piece, tuple) else (piece, 1) for piece in pieces]
        return {"name": name, "parts": pieces, "refused": why}

    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = bomb.compress(b"a" * 6 * 1024 * 1024) + bomb.flush()
    yield parts("a bomb of 6 MiB", "65536", raw(bomb, 0))
    yield parts("a bomb that begins as a link", "65536", pack(START + "&user=" + "a" * 6 * 1024 * 1024))
    yield parts("a bomb of empty blocks", "altered", raw(b"\x00\x00\x00\xff\xff" * 1600, 0))
    yield parts("too long", "16384", START + "&user=", ("x", 20_000))
    yield parts("only ampersands", "version", ("&", 16_000), "a")
    yield parts("only percent signs", "version", ("%", 16_000))
    yield parts("marks without end", "version", ("#%23", 4_000), "a")
    yield parts("a literal without end", "altered", "v=1&k=00000000&zenml=0.98.0&user=~", ("[", 16_000))
    yield parts("a value nested 9 times", "nested", START + "&environment.A=~", ("[", 9), "1", ("%5D", 9))
    yield parts("a value nested 9 times, packed", "nested", pack(START + "&environment.A=~" + "[" * 9 + "1" + "]" * 9))
    yield parts("501 requirements", "500 requirements", START, ("&requirements=a", 501))
    yield parts("501 requirements, packed", "500 requirements", pack(START + "&requirements=a" * 501))
    yield parts(
        "501 requirements of a flavor",
        "500 requirements",
        pack(START + "&stack.orchestrator=x" + "&stack.orchestrator.requirements=a" * 501),
    )
    yield parts("201 apt packages", "200 apt_packages", START + "&apt_packages=a", (",a", 200))
    yield parts("201 variables", "200 environment", pack(START + "".join(f"&environment.A{n}=1" for n in range(201))))
    yield parts("65 integrations", "64 required_integrations", START + "&required_integrations=a", (",a", 64))
    yield parts("201 steps", "200 steps", START, ("&step=a", 201))
    yield parts("9000 steps", "200 steps", pack(START + "&step=a" * 9_000))
    yield parts("201 components", "200 components", pack(START + "&stack.sandbox=a" * 201))
    yield parts("an item of 1025 characters", "1024", START + "&requirements=", ("x", 1_025))
    yield parts("an item of 1025 characters in a literal", "1024", START + "&requirements=~[%22", ("x", 1_025), "%22]")
    yield parts("a key of 129 characters", "128", START + "&", ("x", 129), "=1")
    yield parts("a line of its own in the Dockerfile", "line breaks", START + "&environment.A=1%0AUSER%20root")
    yield parts("a line of its own in a package", "invisible", START + "&apt_packages=~%5B%22a%5Cnb%22%5D")
    yield parts("a line of its own in a key", "invisible", START + "&environment.A%0AUSER=1")
    yield parts("NUL", "invisible", START + "&apt_packages=git%00")
    yield parts("a control character of the second kind", "invisible", START + "&user=%C2%9B31m")
    yield parts("the direction of reading turned", "invisible", START + "&user=%E2%80%AEtoor")
    yield parts("the direction of reading turned in a file", "invisible", START + "&file=a&file.text=%E2%81%A6x")
    yield parts("bytes that are no text", "bytes", START + "&user=%FF%FE")
    yield parts("bytes that are no text, packed", "bytes", packed_bytes(START.encode() + b"&user=\xff"))
    yield parts("another version", "version 2", "v=2&zenml=0.98.0")
    yield parts("another version, packed", "version 2", "v2z.AAAA.00000000")
    yield parts("another version inside", "version 2", pack("v=2&zenml=0.98.0"))
    yield parts("two checksums", "altered", "v=1&k=00000000&k=00000000&zenml=0.98.0")
    yield parts("a checksum that is none", "checksum", "v=1&k=+0000000&zenml=0.98.0")
    yield parts("a checksum in another place", "checksum", START + "&k=00000000")
    yield parts("no release", "release", "v=1&goal=reuse")
    yield parts("a repetition from before the beginning", "altered", raw(b"\x03\x01\x00", 0))
    yield parts("a kind of block that there is not", "altered", raw(b"\x07", 0))
    yield parts("packed, and no link", "version", pack("GIF89a"))
    yield parts("packed twice", "version", pack(packed(picture())))
    yield parts("two configurations where one is needed", "two", f"compare.{packed(picture())}.{packed(picture())}")
    yield parts("nothing", "empty", "#")
    yield parts("queries without end", "version", ("?c=", 5_000), "a")
    yield parts("ampersands of HTML without end", "version", ("&amp;", 3_000), "a")
    yield parts("one word of assignments", "altered", "v=1&k=00000000&zenml=0.98.0&user=", ("%3Da", 4_000))
    yield parts("a packed link within a query within a fragment", "version", ("#?c=", 2_000), "v1z.AAAA.00000000")
    yield parts("a comparison without end", "two", "#compare", (".v1z.AAAA.00000000", 800))


def raw(data, checksum):
    """Any bytes as the data of a packed link."""
    return pack("")[:4] + encoded(data) + f".{checksum:08x}"


def packed_bytes(data):
    """Bytes that are no text, packed, with their checksum."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    return raw(squeezed.compress(data) + squeezed.flush(), binascii.crc32(data))


def encoded(data):
    """Base64 as links have it."""
    return binascii.b2a_base64(data, newline=False).decode().replace("+", "-").replace("/", "_").rstrip("=")
