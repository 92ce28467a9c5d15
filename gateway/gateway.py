"""A gateway that runs pipelines with ZenML's SDK when a page orders it. The key to ZenML stays on its side.

usage: gateway.py MODULE PORT, or gateway.py --describe for the description of its interface.

MODULE is imported from the current folder; its pipelines can be ordered. Where ZenML is and which stack is used is taken from ZenML's own
variables (ZENML_STORE_URL, ZENML_STORE_API_KEY, ZENML_ACTIVE_STACK_ID, …). SLIPWAY_TOKEN is what callers have to show, SLIPWAY_ORIGINS the
origins of the pages that may call, with commas between them. What was ordered is known until the gateway ends.
"""

import importlib
import json
import logging
import os
import secrets
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict

# What an order may set. Anything else, builds and schedules among it, is none of a caller's business.
ALLOWED = {"enable_cache", "extra", "parameters", "run_name", "settings", "steps"}


class Order(BaseModel):
    """A pipeline to run, and how."""

    model_config = ConfigDict(extra="forbid")
    id: UUID
    pipeline: str
    run_configuration: dict[str, Any]


class Launch(BaseModel):
    """What became of an order."""

    id: UUID
    status: str
    reason: str | None = None
    run: UUID | None = None
    page: str | None = None


class Pipelines(BaseModel):
    """What can be ordered."""

    pipelines: list[str]


class Lines(BaseModel):
    """What was printed after so many lines."""

    lines: list[str]
    after: int


class Refusal(BaseModel):
    """Why something was not done."""

    detail: str


pipelines: dict[str, Any] = {}
launches: dict[UUID, Launch] = {}
# The SDK compiles one pipeline at a time.
worker = ThreadPoolExecutor(max_workers=1)


def authorized(shown: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]) -> None:
    """Lets nobody in without the token."""
    if not shown or not secrets.compare_digest(shown.credentials.encode(), os.environ["SLIPWAY_TOKEN"].encode()):
        raise HTTPException(401, "The token is not the gateway's")


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals of a call."""
    return {status: {"model": Refusal} for status in (401, 422, 502, *statuses)}


app = FastAPI(title="Slipway gateway", version="1", docs_url=None, redoc_url=None, dependencies=[Depends(authorized)])
app.add_middleware(
    CORSMiddleware,
    allow_origins=[origin for origin in os.environ.get("SLIPWAY_ORIGINS", "").split(",") if origin],
    allow_methods=["GET", "POST"],
    allow_headers=["Authorization", "Content-Type", "Idempotency-Key"],
)


@app.exception_handler(RequestValidationError)
def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
    """Says in one text what is wrong with a request."""
    faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    return JSONResponse({"detail": "; ".join(faults)}, 422)


def check(order: Order) -> None:
    """Refuses what cannot be run, in ZenML's words where they are ZenML's."""
    from zenml.config.pipeline_run_configuration import PipelineRunConfiguration

    told = order.run_configuration
    if order.pipeline not in pipelines:
        raise HTTPException(404, f"pipeline: there is no {order.pipeline!r} here, but {', '.join(sorted(pipelines))}")
    if unknown := sorted(told.keys() - ALLOWED):
        raise HTTPException(422, f"run_configuration: {', '.join(unknown)} cannot be ordered")
    try:
        valid = PipelineRunConfiguration.model_validate(told)
    except ValueError as error:
        raise HTTPException(422, f"run_configuration: {error}") from None
    steps = {f"steps.{name}": step.settings for name, step in (valid.steps or {}).items()}
    for place, settings in {"pipeline": valid.settings, **steps}.items():
        docker = dict(settings or {}).get("docker")
        if docker is not None and not (getattr(docker, "skip_build", None) and getattr(docker, "parent_image", None)):
            raise HTTPException(422, f"{place}: this gateway builds no images; skip_build and parent_image are needed")


def run(order: Order) -> None:
    """Runs an order, and keeps what came of it."""
    launch = launches[order.id]
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            # JSON is YAML.
            json.dump(order.run_configuration, file)
            file.flush()
            launch.run = pipelines[order.pipeline].with_options(config_path=file.name)().id
    except Exception as error:
        logging.exception("launch %s", order.id)
        launch.status, launch.reason = "failed", f"{type(error).__name__}: {error}"


@contextmanager
def zenml():
    """Says in ZenML's words why something failed there. An answer that nobody wrote would not reach a page of another origin."""
    try:
        yield
    except Exception as error:
        logging.exception("ZenML")
        raise HTTPException(502, f"ZenML says {type(error).__name__}: {error}") from None


def known(id: UUID) -> Launch:
    """A launch as it is now."""
    from zenml.client import Client
    from zenml.utils.dashboard_utils import get_run_url

    if not (launch := launches.get(id)):
        raise HTTPException(404, "There is no such launch")
    if launch.run:
        with zenml():
            found = Client().get_pipeline_run(launch.run)
            launch.status, launch.page = found.status.value, get_run_url(found)
            launch.reason = found.get_body().status_reason
    return launch


@app.get("/pipelines", responses=responses())
def offer() -> Pipelines:
    """What can be ordered."""
    return Pipelines(pipelines=sorted(pipelines))


@app.post("/launches", status_code=201, responses={200: {"model": Launch}, **responses(400, 404)})
def start(order: Order, response: Response) -> Launch:
    """Starts an order. One that came before is not started again, and answered with 200."""
    check(order)
    fresh = Launch(id=order.id, status="initializing")
    if launches.setdefault(order.id, fresh) is not fresh:
        response.status_code = 200
        return known(order.id)
    worker.submit(run, order)
    return fresh


@app.get("/launches/{id}", responses=responses(404))
def progress(id: UUID) -> Launch:
    """How far a launch is."""
    return known(id)


@app.get("/launches/{id}/logs", responses=responses(404))
def logs(id: UUID, after: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Lines:
    """What the steps of a launch printed, step by step."""
    from zenml.client import Client

    launch, lines = known(id), []
    if launch.run:
        with zenml():
            for step in Client().get_pipeline_run(launch.run).steps.values():
                for log in step.log_collection or []:
                    entries = Client().zen_store.get(f"/logs/{log.id}/entries", params={"limit": 10000})
                    lines += [entry["message"] for entry in entries["items"]]
    return Lines(lines=lines[after:], after=max(after, len(lines)))


@app.post("/launches/{id}/stop", responses=responses(404, 409))
def stop(id: UUID) -> Launch:
    """Stops a launch, once it runs."""
    from zenml.client import Client
    from zenml.utils.run_utils import stop_run

    launch = known(id)
    try:
        if not launch.run:
            raise ValueError("there is no run yet")
        stop_run(Client().get_pipeline_run(launch.run))
    except Exception as error:
        raise HTTPException(409, f"It cannot be stopped: {error}") from None
    return known(id)


if __name__ == "__main__":
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(app.openapi(), indent=2))
    else:
        import uvicorn
        from zenml.pipelines.pipeline_definition import Pipeline

        sys.path.insert(0, os.getcwd())
        module = importlib.import_module(sys.argv[1])
        pipelines.update({value.name: value for value in vars(module).values() if isinstance(value, Pipeline)})
        uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]))
