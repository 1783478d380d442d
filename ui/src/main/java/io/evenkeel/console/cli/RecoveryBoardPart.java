package io.evenkeel.console.cli;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryNewsJson;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The board over as many policies as there may be, each with many copies, of which hosts told as agents do. */
final class RecoveryBoardPart implements RecoveryPart {

    private static final int POLICIES = 2_000;
    private static final int HOSTS = 8;
    private static final int CALLS = 100;
    /** The second makes the listed copies good ones: a check says so of all that are there. */
    private static final int NIGHTS = 2;

    private final int copies;

    /** @param copies of all policies together */
    RecoveryBoardPart(int copies) {
        this.copies = copies;
    }

    @Override
    public void measure(Path scratch, PrintWriter out) throws IOException, InterruptedException {
        try (var server = TrialServer.startOwn(Map.of("EVENKEEL_PASSWORD_STRENGTH", "4"), "--no-agent");
                var caller = BenchCaller.anonymous(server.server().url())) {
            BenchCaller admin = caller.signedIn("admin", server.password());
            long begin = System.nanoTime();
            fill(caller, admin);
            out.printf(
                    "board: %,d policies, %,d copies told by %d hosts in %.0f s%n",
                    POLICIES, copies, HOSTS, (System.nanoTime() - begin) / 1e9);
            out.flush();
            var board = new Latencies("board");
            for (int call = -CALLS / 4; call < CALLS; call++) {
                if (call == 0) {
                    board.forget();
                }
                board.time(() -> mustShowAll(admin.send("GET", "/api/recovery/board", "")));
            }
            board.tell(out);
        }
    }

    private static void mustShowAll(JsonNode board) throws IOException {
        long good = board.get("items")
                .valueStream()
                .filter(line -> line.hasNonNull("lastGood"))
                .count();
        if (good != POLICIES) {
            throw new IOException("The board shows " + good + " policies with a good copy, not " + POLICIES + ".");
        }
    }

    private void fill(BenchCaller caller, BenchCaller admin) throws IOException, InterruptedException {
        try (var pool = Executors.newFixedThreadPool(HOSTS)) {
            List<Future<?>> hosts = new ArrayList<>();
            for (int host = 0; host < HOSTS; host++) {
                String name = "host-" + host;
                hosts.add(pool.submit(() -> {
                    backUp(caller, admin, name);
                    return name;
                }));
            }
            for (Future<?> host : hosts) {
                host.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void backUp(BenchCaller caller, BenchCaller admin, String host) throws IOException, InterruptedException {
        BenchCaller agent = caller.withToken(admin.send("POST", "/api/fleet/hosts", Map.of("name", host))
                .get("token")
                .asString());
        List<BackupCopy> listed = listed();
        for (int number = 0; number < POLICIES / HOSTS; number++) {
            String policy = policy(admin, host, number);
            for (int night = 0; night < NIGHTS; night++) {
                admin.send("POST", "/api/recovery/policies/" + policy + "/start", Map.of());
                carryOut(
                        agent,
                        new BackupMade(listed.getLast().id(), 1 << 30, 1 << 20, Optional.empty(), Duration.ZERO));
                carryOut(agent, new Verified());
                carryOut(agent, new Forgotten(0, listed.size()));
                carryOut(agent, new CopiesListed(listed));
            }
        }
    }

    /** One an hour until now. */
    private List<BackupCopy> listed() {
        int each = copies / POLICIES;
        Instant now = Clock.systemUTC().instant();
        return IntStream.range(0, each)
                .mapToObj(copy -> new BackupCopy(
                        "%064x".formatted(copy),
                        "full",
                        now.minus(Duration.ofHours(each - 1L - copy)),
                        Optional.of(1L << 30)))
                .toList();
    }

    private static String policy(BenchCaller admin, String host, int number) throws IOException, InterruptedException {
        String name = "%s-%04d".formatted(host, number);
        String item = admin.send(
                        "POST",
                        "/api/inventory/items",
                        Map.of("kind", "business-service", "name", name, "criticality", "critical"))
                .get("id")
                .asString();
        return admin.send(
                        "POST",
                        "/api/recovery/policies",
                        Map.ofEntries(
                                Map.entry("name", name),
                                Map.entry("item", item),
                                Map.entry("adapter", "restic"),
                                Map.entry("host", host),
                                Map.entry("rpoMinutes", 25 * 60),
                                Map.entry("rtoMinutes", 60),
                                Map.entry("keepUnit", "copies"),
                                Map.entry("keepAmount", 1_000),
                                Map.entry("times", List.of("02:30")),
                                Map.entry("zone", "Asia/Shanghai"),
                                Map.entry("drillDays", 90),
                                Map.entry("responsible", "recovery-manager")))
                .get("id")
                .asString();
    }

    private static void carryOut(BenchCaller agent, RecoveryResult result) throws IOException, InterruptedException {
        JsonNode job = agent.send("POST", "/api/recovery/agent/jobs", Map.of());
        byte[] body = Base64.getDecoder().decode(job.get("body").asString());
        long number = Json.read(new String(body, StandardCharsets.UTF_8))
                .get("number")
                .whole()
                .orElseThrow();
        agent.upload(
                "/api/recovery/agent/jobs/" + number + "/news",
                "application/json",
                RecoveryNewsJson.write(new RecoveryNews.Ended(result)).getBytes(StandardCharsets.UTF_8));
    }
}
