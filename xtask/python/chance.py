"""Random texts, values and dicts, the odd ones more often than a person would write them."""

import random

EMOJI_FAMILY = "👩\u200d💻"
UNICODE = [
    "é", "ß", "ı", "İ", "ŉ", "ǆ", "ς", "Σ", "ﬁ", "日本語", "🐍", EMOJI_FAMILY, "\u0301", "א", "\u202e", "ΐ", "ﬃ", "ყ",
    "ª", "ᾳ", "ﬀ", "Å", "\ufeff", "\u00a0", "𝒳", "\u2028",
]  # fmt: skip
SPECIAL = [
    "'", '"', "`", "\\", "$HOME", "${X:-y}", "$(id)", "\n", "\r\n", "\t", " ", "#", "=", ";", "&&", "%s", "{", "}",
    "\\n", "\\\n", "''", "'\"'\"'", "!", "*", "~", "x", "\x1b[0m", "\x7f",
]  # fmt: skip
WORDS = [
    "foo", "Bar", "baz_1", "my-app", "x", "PATH", "http://e.com/?a=b&c=d", "1.2.3", "True", "none", "null", "0", "-1",
    "1e5", "/opt/x y/z",
]  # fmt: skip
FLOATS = [
    0.1, 1.0, -0.0, 1e16, 1e15, 123456789012345680.0, 1e-05, 0.0001, 3.141592653589793, 1e22, 1.5e300, 5e-324, 2.5,
    -7.25, 100.0, 1e100, 0.30000000000000004, 9007199254740993.0, 1.7976931348623157e308,
]  # fmt: skip
INTEGERS = [0, 1, -1, 42, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 60, 1000000]
ENVIRONMENT_NAMES = [
    "FOO", "foo", "Foo_Bar", "PIP_INDEX_URL", "a", "A", "straße", "ıx", "ŉkey", "ǆ", "ﬁle", "ς", "ΐ", "my-key",
    "my key", "x=y", "1abc", "", "日本", "ª", "İstanbul", "n\nl", "q'q", "ZENML_CONFIG_PATH", "zenml_debug",
]  # fmt: skip
ARGUMENT_NAMES = [
    "no-cache-dir", "default-timeout", "system", "index-url", "extra-index-url", "upgrade", "no_deps", "é", "", "x y",
    "prerelease", "trusted-host", "constraint",
]  # fmt: skip
NESTED_KEYS = ["k", "K2", "é", "a'b", 'q"', "", "10", "9"]
# What pydantic takes for a truth value, and what only looks like one.
LAX_BOOLEANS = [
    "yes", "No", "on", "OFF", "t", "F", "1", "0", 1, 0, 1.0, 0.0, "TRUE", "y", "n", "maybe", 2, "", None, " true", "2",
    [], 0.5,
]  # fmt: skip
# Something that hardly any field takes.
MISFITS = [5, 1.5, True, None, [], {}, "str", ["a", 1], [None], {"a": 1}, [["x"]], "maybe", 2, -1]


class Chance:
    """A source of random values that is the same for the same seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, *options):
        return self.random.choice(options)

    def choice(self, options):
        return self.random.choice(options)

    def several(self, options, counts):
        """As many of the options as one of the counts says, with repetitions."""
        return [self.choice(options) for _ in range(self.choice(counts))]

    def text(self):
        if self.chance(0.04):
            return ""
        count = self.random.randint(1, 4)
        return "".join(self.choice(self._words()) for _ in range(count))

    def _words(self):
        if self.chance(0.6):
            return WORDS
        return SPECIAL if self.chance(0.6) else UNICODE

    def scalar(self):
        kind = self.random.random()
        if kind < 0.45:
            return self.text()
        if kind < 0.60:
            return self.choice(INTEGERS)
        if kind < 0.72:
            return self.choice(FLOATS)
        if kind < 0.86:
            return self.pick(True, False)
        return None

    def nested(self, depth=0):
        """A scalar, or a list or dict of such up to four levels deep."""
        if depth > 2 or self.chance(0.5):
            return self.scalar()
        if self.chance(0.5):
            return [self.nested(depth + 1) for _ in range(self.random.randint(0, 3))]
        return {self.choice(NESTED_KEYS): self.nested(depth + 1) for _ in range(self.random.randint(0, 3))}

    def value(self, nested=0.06):
        return self.nested() if self.chance(nested) else self.scalar()

    def environment(self):
        count = self.choice([0, 1, 1, 2, 3, 6])
        return {self.choice(ENVIRONMENT_NAMES): self.value() for _ in range(count)}

    def arguments(self):
        return {self.choice(ARGUMENT_NAMES): self.value() for _ in range(self.choice([0, 1, 1, 2, 4]))}

    def lax_boolean(self):
        return self.choice(LAX_BOOLEANS)

    def misfit(self):
        return self.choice(MISFITS)

    def shuffled(self, mapping):
        """The same dict in another order."""
        items = list(mapping.items())
        self.random.shuffle(items)
        return dict(items)
