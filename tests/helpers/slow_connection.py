"""A slow connection to a server on this machine: 100 ms for a round trip, and 256 kbit/s."""

import asyncio
import socket
import threading

from helpers.ssh_server import SshServer

ROUND_TRIP, RATE = 0.1, 256_000
"""The seconds of a round trip, and the bits per second in each direction."""

HEADER_BYTES, MAX_DATA_BYTES = 40, 1400
"""The bytes of headers and, at most, of data in each packet."""


def through_slow_connection(server):
    """Return an SSH server as reached over a slow connection, which lasts as long as the tests."""
    listener = socket.create_server(("127.0.0.1", 0))
    forwarding = _forward_connections(listener, server.port)
    threading.Thread(target=asyncio.run, args=(forwarding,), daemon=True).start()
    return SshServer(server.folder, listener.getsockname()[1])


async def _forward_connections(listener, server_port):
    async def forward(reader, writer):
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", server_port)
        await asyncio.gather(_delay(reader, server_writer), _delay(server_reader, writer))

    async with await asyncio.start_server(forward, sock=listener) as connections:
        await connections.serve_forever()


async def _delay(reader, writer):
    """Forward data in packets, limited to `RATE` and delayed by half a round trip."""
    loop = asyncio.get_running_loop()
    sent_at = 0.0
    while data := await reader.read(65536):
        for start in range(0, len(data), MAX_DATA_BYTES):
            packet = data[start : start + MAX_DATA_BYTES]
            sent_at = max(sent_at, loop.time()) + (len(packet) + HEADER_BYTES) * 8 / RATE
            loop.call_at(sent_at + ROUND_TRIP / 2, writer.write, packet)
    loop.call_at(sent_at + ROUND_TRIP / 2, writer.close)
