"""Sends a chord for each line that it reads; the next one has been put together before it is asked for."""

import os
import sys
from itertools import count

from celery import chord

from celery_chord import join, no_op, open_cursor

wide = int(os.environ["CHORD_WIDE"])

open_cursor().execute(
    """create table chord_log (
         run integer, position integer, status text not null, end_time timestamptz not null default now(),
         primary key (run, position)
       )"""
)
print("ready", flush=True)
for run in count():
    parts = chord([no_op.s(run, position) for position in range(wide)], join.s(run, wide))
    if not sys.stdin.readline():
        break
    parts.apply_async()
