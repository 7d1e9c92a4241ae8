"""The app of the chord: tasks that do nothing but leave their row in PostgreSQL."""

import os

import psycopg2
from celery import Celery
from celery.signals import worker_process_init, worker_ready
from psycopg2.extensions import cursor

redis_url = os.environ["CHORD_REDIS_URL"]
database_url = os.environ["CHORD_DATABASE_URL"]

app = Celery("celery_chord", broker=redis_url, backend=redis_url)
app.conf.update(
    # Tasks as short as these would else wait for the next message.
    worker_prefetch_multiplier=64,
    task_acks_late=False,
    # The chord counts its parts apart from their results, and nobody asks for those.
    task_ignore_result=True,
    result_backend_transport_options={"result_chord_ordered": False},
    worker_disable_rate_limits=True,
    worker_send_task_events=False,
    worker_enable_remote_control=False,
    worker_redirect_stdouts=False,
)

log: cursor


@worker_process_init.connect
def open_log(**_: object) -> None:
    global log
    log = open_cursor()


@worker_ready.connect
def tell_ready(**_: object) -> None:
    print("ready", flush=True)


@app.task
def no_op(run: int, position: int) -> None:
    write_row(run, position)


@app.task
def join(_results: list[None], run: int, position: int) -> None:
    write_row(run, position)


def write_row(run: int, position: int) -> None:
    log.execute(
        "insert into chord_log (run, position, status) values (%s, %s, 'success')",
        (run, position),
    )


def open_cursor() -> cursor:
    connection = psycopg2.connect(database_url)
    connection.autocommit = True
    return connection.cursor()
