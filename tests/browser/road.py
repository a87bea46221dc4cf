"""A way between a browser and a server on this computer that is long, narrow, or bad, as those to Binder are."""

import asyncio
import threading
from contextlib import suppress

PIECE = 4096  # bytes that are sent together
HELD = 1 << 20  # bytes under way, above which the sender waits, as on a real line


class Road:
    """A proxy to a port of this computer. Its settings may change at any time, also for what is connected already.

    `round_trip` is in seconds, `width` in megabits a second towards the browser, shared by all connections; at 0
    there is no limit. `received` counts bytes towards the browser.
    """

    def __init__(self, port):
        self.to, self.round_trip, self.width, self.received = port, 0, 0, 0
        self._free_at, self._open_at, self._writers = 0, 0, set()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._server = self._do(asyncio.start_server(self._connect, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]

    def stall(self, seconds):
        """Let nothing through for so long; then all comes, in order."""
        self._open_at = self._loop.time() + seconds

    def cut(self):
        """End all connections. New ones can be made."""

        async def end():
            for writer in self._writers:
                writer.transport.abort()

        self._do(end())

    def close(self):
        self._loop.call_soon_threadsafe(self._server.close)
        self.cut()

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _connect(self, reader, writer):
        await asyncio.sleep(self.round_trip)  # to say hello
        there, back = await asyncio.open_connection("127.0.0.1", self.to)
        ends = {writer, back}
        self._writers |= ends
        with suppress(OSError):
            await asyncio.gather(self._carry(reader, back), self._carry(there, writer, narrow=True))
        self._writers -= ends
        for end in ends:
            end.close()

    async def _carry(self, reader, writer, narrow=False):
        """Pass everything on, in order, each piece when it arrives; both ways at once."""
        pieces, room = asyncio.Queue(), asyncio.Semaphore(HELD // PIECE)
        passing = asyncio.create_task(self._arrive(pieces, room, writer))
        try:
            while piece := await reader.read(PIECE):
                await room.acquire()
                now = self._loop.time()
                if narrow:
                    self.received += len(piece)
                    self._free_at = max(self._free_at, now) + (len(piece) * 8e-6 / self.width if self.width else 0)
                    now = self._free_at
                pieces.put_nowait((now + self.round_trip / 2, piece))
        finally:
            pieces.put_nowait((0, b""))
            await passing

    async def _arrive(self, pieces, room, writer):
        while True:
            at, piece = await pieces.get()
            while (early := max(at, self._open_at) - self._loop.time()) > 0:
                await asyncio.sleep(early)
            if not piece:
                with suppress(OSError):
                    writer.write_eof()
                return
            writer.write(piece)
            await writer.drain()
            room.release()
