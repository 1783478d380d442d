package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** This build as {@code ./evenkeel up} starts it, without an agent. */
final class MeasuredEvenkeel implements MeasuredStore {

    private static final String JAVA_OPTIONS = "EVENKEEL_JAVA_OPTS";

    private final TrialServer server;
    private final BenchCaller caller;
    private final PrometheusCalls calls;

    private MeasuredEvenkeel(TrialServer server, BenchCaller caller, PrometheusCalls calls) {
        this.server = server;
        this.caller = caller;
        this.calls = calls;
    }

    static MeasuredEvenkeel start() throws IOException, InterruptedException {
        String own = Optional.ofNullable(System.getenv(JAVA_OPTIONS)).orElse("");
        var server = TrialServer.startOwn(
                Map.of(JAVA_OPTIONS, own + " -Devenkeel.telemetry.housekeeping-minutes=1"), "--no-agent");
        try {
            BenchCaller anonymous = BenchCaller.anonymous(server.server().url());
            String token = anonymous
                    .signedIn("admin", server.password())
                    .send(
                            "POST",
                            "/api/tokens",
                            Map.of("name", "bench", "rights", List.of("WRITE_MEASUREMENTS", "SEE_OPERATIONS")))
                    .path("secret")
                    .asString();
            return new MeasuredEvenkeel(
                    server,
                    anonymous.withToken(token),
                    new PrometheusCalls(server.server().url(), Optional.of(token)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "Evenkeel";
    }

    @Override
    public PrometheusCalls calls() {
        return calls;
    }

    @Override
    public Cpu cpu() throws IOException {
        double database = server.databaseCpuSeconds();
        return new Cpu(ProcessUse.of(server.pid()).cpuSeconds(), database);
    }

    @Override
    public void awaitRest(long day) throws IOException, InterruptedException {
        ProcessWait.until("the roll-up", server.pid(), () -> isAtRest(day));
    }

    private boolean isAtRest(long day) throws IOException, InterruptedException {
        return storage().path("waiting").asLong(-1) == 0
                && Files.readString(server.folder().resolve("log/evenkeel.log"))
                        .contains("event=day-rolled-up day=" + day);
    }

    @Override
    public Map<String, Long> bytesBy() throws IOException, InterruptedException {
        var bytes = new TreeMap<String, Long>();
        storage()
                .path("bytesBy")
                .properties()
                .forEach(one -> bytes.put(one.getKey(), one.getValue().asLong()));
        return bytes;
    }

    private JsonNode storage() throws IOException, InterruptedException {
        return caller.send("GET", "/api/telemetry/storage", "");
    }

    @Override
    public void close() throws IOException {
        calls.close();
        caller.close();
        server.close();
    }
}
