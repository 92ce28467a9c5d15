"""A server's REST interface, as an administrator's script uses it."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Rest:
    """A server and a token."""

    def __init__(self, address: str) -> None:
        """Begins without a token."""
        self.address, self.headers = address + "/api/v1", {"Accept": "application/json"}

    def login(self, **form: str) -> None:
        """Logs in with a form."""
        reply = self._send("POST", "/login", urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded")
        self.headers["Authorization"] = "Bearer " + reply["access_token"]

    def get(self, path: str, **query: str):
        """Asks."""
        return self._send("GET", f"{path}?{urllib.parse.urlencode(query)}", None, None)

    def post(self, path: str, body):
        """Makes."""
        return self._send("POST", path, json.dumps(body).encode(), "application/json")

    def _send(self, method, path, data, kind):
        headers = {**self.headers, **({"Content-Type": kind} if kind else {})}
        request = urllib.request.Request(self.address + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return json.loads(reply.read())
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from None
