package io.evenkeel.agent;

import io.evenkeel.protocol.FollowedLogs;
import io.evenkeel.protocol.Heartbeat;
import java.util.List;
import java.util.stream.Collectors;

/** A heartbeat as JSON (RFC 8259), by hand: ten flat fields are not worth the memory of a JSON library. */
final class HeartbeatJson {

    private HeartbeatJson() {}

    static String of(Heartbeat heartbeat) {
        return "{\"agentVersion\":" + text(heartbeat.agentVersion())
                + ",\"operatingSystem\":" + text(heartbeat.operatingSystem())
                + ",\"kernel\":" + text(heartbeat.kernel())
                + ",\"architecture\":" + text(heartbeat.architecture())
                + ",\"processors\":" + heartbeat.processors()
                + ",\"memoryBytes\":" + heartbeat.memoryBytes()
                + ",\"bootedAtEpochSecond\":" + heartbeat.bootedAtEpochSecond()
                + ",\"bufferedSamples\":" + heartbeat.bufferedSamples()
                + ",\"droppedSamples\":" + heartbeat.droppedSamples()
                + heartbeat
                        .backlogBytes()
                        .map(bytes -> ",\"backlogBytes\":" + bytes)
                        .orElse("")
                + heartbeat.logs().map(logs -> ",\"logs\":" + of(logs)).orElse("")
                + heartbeat
                        .addresses()
                        .map(addresses -> ",\"addresses\":" + list(addresses))
                        .orElse("")
                + "}";
    }

    private static String of(FollowedLogs logs) {
        return "{\"followed\":" + list(logs.followed())
                + ",\"problems\":" + list(logs.problems())
                + ",\"waitingBytes\":" + logs.waitingBytes()
                + ",\"droppedBytes\":" + logs.droppedBytes()
                + "}";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(HeartbeatJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    /** A JSON string. */
    static String text(String value) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u").append(String.format("%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
