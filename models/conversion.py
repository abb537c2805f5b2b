"""How do records travel in Temporal payloads? One converter for client, worker, tests and replay alike."""

from temporalio.contrib.pydantic import pydantic_data_converter

DATA_CONVERTER = pydantic_data_converter
