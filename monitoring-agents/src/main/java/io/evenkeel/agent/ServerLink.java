package io.evenkeel.agent;

/** The server as the agent sees it. No call throws, or waits longer than 5 s to connect and 10 s for each part of the answer. */
interface ServerLink {

    /** @param body a remote-write request, compressed */
    Answer write(byte[] body);

    /** @param body a {@link io.evenkeel.protocol.LogShipment}, packed */
    Answer ship(byte[] body);

    /** @param json a {@link io.evenkeel.protocol.Heartbeat} */
    Answer heartbeat(String json);

    /** @param json {@link io.evenkeel.protocol.SeenConnections} */
    Answer connections(String json);
}
