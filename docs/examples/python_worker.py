"""A worker in Python whose activities jobs of OPS ask: kind "rpc", protocol "temporal".

    pip install temporalio
    TEMPORAL_ADDRESS=127.0.0.1:7233 TEMPORAL_NAMESPACE=ops python python_worker.py

A job that asks it: {"protocol": "temporal", "task_queue": "shop", "activity": "settle_orders", "args": ["{yesterday}"]}
"""

import asyncio
import os

from temporalio import activity
from temporalio.client import Client
from temporalio.exceptions import ApplicationError
from temporalio.worker import Worker


@activity.defn
async def settle_orders(day: str) -> dict:
    # The same over retries and crashes of one run: what was settled under it once is not settled again.
    key = activity.info().activity_id
    if not day:
        # Says that trying again would not help; any other exception is retried by the rules of the job.
        raise ApplicationError("a day is needed", non_retryable=True)
    activity.logger.info("settling %s under %s", day, key)
    # Tells that it lives, and hears of a cancelled run.
    activity.heartbeat()
    return {"day": day, "settled": 42}


async def main() -> None:
    client = await Client.connect(
        os.environ.get("TEMPORAL_ADDRESS", "127.0.0.1:7233"),
        namespace=os.environ.get("TEMPORAL_NAMESPACE", "default"),
    )
    # With `pip install temporalio[opentelemetry]`, interceptors=[TracingInterceptor()] of temporalio.contrib.opentelemetry
    # puts the spans of activities into the trace of the run that asked.
    await Worker(client, task_queue="shop", activities=[settle_orders]).run()


if __name__ == "__main__":
    asyncio.run(main())
