package io.evenkeel;

import io.evenkeel.audit.Actor;
import io.evenkeel.fleet.Fleet;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/** A {@link RunningServer} for tests of the command line. */
public final class ServerForCommands implements AutoCloseable {
    private final RunningServer server = RunningServer.start();

    private ServerForCommands() {}

    public static ServerForCommands start() {
        return new ServerForCommands();
    }

    public URI url() {
        return server.url();
    }

    public Path data() {
        return server.data();
    }

    public DataSource database() {
        return server.bean(DataSource.class);
    }

    /** Enrols a host, whose agent says one word. */
    public void watch(String host) {
        String token =
                server.bean(Fleet.class).enrol(Actor.system("test"), host).token();
        var facts = Map.ofEntries(
                Map.entry("agentVersion", "0.1.0"),
                Map.entry("operatingSystem", "Debian GNU/Linux 12"),
                Map.entry("kernel", "6.1.0-18-amd64"),
                Map.entry("architecture", "amd64"),
                Map.entry("processors", 2),
                Map.entry("memoryBytes", 8_000_000_000L),
                Map.entry("bootedAtEpochSecond", 1_790_000_000L),
                Map.entry("bufferedSamples", 0),
                Map.entry("droppedSamples", 0));
        ApiClient.withToken(server.url(), token)
                .post("/api/fleet/heartbeat", facts)
                .mustBe(204);
    }

    @Override
    public void close() {
        server.close();
    }
}
