"""Serves a real ZenML server on loopback until it is told to stop, or until whoever started it is gone.

usage: serve.py STATE PORT; port 0 takes a free one. Prints `port N`, then `ready`. Everything else goes to standard error.
"""

import os
import signal
import socket
import sys
import threading

state, port = sys.argv[1], int(sys.argv[2])

# A group of its own: what the server starts ends with it.
os.setsid()
listening = socket.socket()
listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listening.bind(("127.0.0.1", port))
port = listening.getsockname()[1]
said, sys.stdout = sys.stdout, sys.stderr
print("port", port, file=said, flush=True)

# A run's runner has to find the server. A server that does not know its own address is a case of its own.
if os.environ.get("ZENML_SERVER_SERVER_URL") == "own":
    os.environ["ZENML_SERVER_SERVER_URL"] = f"http://127.0.0.1:{port}"

# The in-memory workload manager starts the runner with seven variables and `sys.executable`. What else it needs comes from
# a wrapper in that place.
runner = os.path.join(state, "runner")
with open(runner, "w") as file:
    file.write(f"""#!/bin/sh
export PATH='{os.environ["PATH"]}' HOME='{os.environ["HOME"]}' PYTHONPATH='{os.environ["PYTHONPATH"]}'
export PROCESS_STACK='{state}' ZENML_CONFIG_PATH='{state}/config/'$$ ZENML_ANALYTICS_OPT_IN=false PYTHONDONTWRITEBYTECODE=1
exec '{sys.executable}' "$@"
""")
os.chmod(runner, 0o700)
sys.executable = runner


def end_with_parent() -> None:
    """Ends the whole group once nobody holds the other end of standard input."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=end_with_parent, daemon=True).start()

import uvicorn  # noqa: E402


class Server(uvicorn.Server):
    """Says when it is ready."""

    async def startup(self, sockets=None) -> None:
        """Starts up."""
        await super().startup(sockets=sockets)
        print("ready", file=said, flush=True)


Server(
    uvicorn.Config(
        "zenml.zen_server.zen_server_api:app", access_log=False, timeout_graceful_shutdown=2, log_level="warning"
    )
).run(sockets=[listening])
