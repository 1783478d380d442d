package io.evenkeel.agent;

import static io.evenkeel.agent.HeartbeatJson.text;

import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.protocol.SeenConnections.Seen;
import java.util.stream.Collectors;

/** {@link SeenConnections} as JSON, by hand as {@link HeartbeatJson}. */
final class ConnectionsJson {

    private ConnectionsJson() {}

    static String of(SeenConnections look) {
        return "{\"at\":" + text(look.at().toString())
                + ",\"seen\":"
                + look.seen().stream().map(ConnectionsJson::of).collect(Collectors.joining(",", "[", "]"))
                + ",\"leftOut\":" + look.leftOut()
                + "}";
    }

    private static String of(Seen seen) {
        return "{\"side\":" + text(seen.side().name())
                + seen.program().map(program -> ",\"program\":" + text(program)).orElse("")
                + ",\"address\":" + text(seen.address())
                + ",\"port\":" + seen.port()
                + ",\"connections\":" + seen.connections()
                + "}";
    }
}
