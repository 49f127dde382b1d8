"""What the built-in functions do with awaitables."""


async def next_or(step, default):
    """anext(iterator, default): the default where the iterator has ended. docs: anext"""
    try:
        return await step
    except StopAsyncIteration:
        return default
