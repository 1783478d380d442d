package io.evenkeel.agent;

/** The server as the agent sees it. Each call waits a bounded time and never throws. */
interface ServerLink {

    /** @param body a remote-write request, compressed */
    Answer write(byte[] body);

    /** @param json a {@link io.evenkeel.protocol.Heartbeat} */
    Answer heartbeat(String json);
}
