package io.evenkeel.console.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * What it takes to have a site live: meters come by remote write every ten seconds, and a page asks as often for tree, balances
 * and PUE. Processor time is told, so that the figure holds on a machine that does other things too.
 *
 * @param meters 3 of 10 are counters, the others powers
 */
record EnergyLivePart(int meters, int seconds) {
    private static final int INTERVAL_SECONDS = 10;
    private static final int PER_REQUEST = 500;
    private static final int A_METRIC = 1_000;
    private static final int HALLS = 40;
    /** Readings that are there before: the live span, with what it looks back and waits. */
    private static final int PAST_SECONDS = 1_200;
    /** Until what runs always is compiled. */
    private static final int WARM_UP_SECONDS = 120;

    void measure(PrintWriter out) throws IOException, InterruptedException {
        try (TrialServer server = TrialServer.startOwn(Map.of(), "--no-agent");
                BenchCaller anonymous = BenchCaller.anonymous(server.server().url())) {
            BenchCaller person = anonymous.signedIn("admin", server.password());
            person.send("PUT", "/api/energy/tree", tree());
            String token = person.send(
                            "POST",
                            "/api/tokens",
                            Map.of("name", "bench", "rights", List.of("WRITE_MEASUREMENTS", "SEE_OPERATIONS")))
                    .path("secret")
                    .asString();
            try (var calls = new PrometheusCalls(server.server().url(), Optional.of(token))) {
                run(server, calls, anonymous.withToken(token), out);
            }
        }
    }

    private void run(TrialServer server, PrometheusCalls calls, BenchCaller reader, PrintWriter out)
            throws IOException, InterruptedException {
        List<MeasuredRequests> groups = new ArrayList<>();
        for (int first = 0; first < meters; first += PER_REQUEST) {
            groups.add(new MeasuredRequests("bench", first, Math.min(PER_REQUEST, meters - first), 1));
        }
        past(groups, calls);
        live(WARM_UP_SECONDS, groups, calls, reader, true);
        Cpu before = Cpu.of(server);
        long begun = System.nanoTime();
        double fed = live(seconds / 2, groups, calls, reader, false);
        Cpu middle = Cpu.of(server);
        double asked = live(seconds / 2, groups, calls, reader, true);
        Cpu after = Cpu.of(server);
        tell(out, "readings only", middle.since(before), fed);
        tell(out, "readings, and a page that asks for tree and PUE every 10 s", after.since(middle), asked);
        out.printf("live: measured for %.0f s, Java %s%n", (System.nanoTime() - begun) / 1e9, Runtime.version());
        out.flush();
    }

    /** What lies before, at once. */
    private static void past(List<MeasuredRequests> groups, PrometheusCalls calls)
            throws IOException, InterruptedException {
        long now = Clock.systemUTC().millis();
        for (int ago = PAST_SECONDS; ago > 0; ago -= INTERVAL_SECONDS) {
            for (MeasuredRequests group : groups) {
                calls.write(group.at(now - 1_000L * ago, 0));
            }
        }
    }

    /**
     * Feeds, and asks where that is wanted, for so long.
     *
     * @return seconds that passed
     */
    private static double live(
            int seconds, List<MeasuredRequests> groups, PrometheusCalls calls, BenchCaller reader, boolean asks)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (int round = 1; round <= seconds / INTERVAL_SECONDS; round++) {
            long now = Clock.systemUTC().millis();
            for (MeasuredRequests group : groups) {
                calls.write(group.at(now, 0));
            }
            if (asks) {
                reader.send("GET", "/api/energy/tree", "");
                mustBeWhole(reader.send("GET", "/api/energy/picture?period=live", ""));
            }
            long due = begun + TimeUnit.SECONDS.toNanos((long) round * INTERVAL_SECONDS);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void mustBeWhole(JsonNode picture) {
        if (!picture.path("site").has("pue")) {
            String gap = picture.path("meters")
                    .valueStream()
                    .filter(meter -> meter.path("gapCount").asInt() > 0)
                    .findFirst()
                    .map(JsonNode::toString)
                    .orElse("no meter has a gap");
            throw new CannotStart("The live picture has no PUE, so that its time would say nothing: " + gap);
        }
    }

    private void tell(PrintWriter out, String what, Cpu used, double wall) {
        out.printf(
                "live: %,d meters every %d s, %s: %.1f %% of one core (server %.1f %%, database %.1f %%) over %.0f s%n",
                meters,
                INTERVAL_SECONDS,
                what,
                100 * (used.server + used.database) / wall,
                100 * used.server / wall,
                100 * used.database / wall,
                wall);
    }

    private record Cpu(double server, double database) {

        static Cpu of(TrialServer server) throws IOException {
            return new Cpu(ProcessUse.of(server.pid()).cpuSeconds(), server.databaseCpuSeconds());
        }

        Cpu since(Cpu before) {
            return new Cpu(server - before.server, database - before.database);
        }
    }

    /** A grid that feeds halls, which feed racks; a meter at each. */
    private Map<String, Object> tree() {
        List<Map<String, Object>> nodes = new ArrayList<>();
        List<Map<String, Object>> described = new ArrayList<>();
        for (int i = 0; i < meters; i++) {
            String id = "n" + i;
            Map<String, Object> node =
                    new LinkedHashMap<>(Map.of("id", id, "name", id, "kind", i == 0 ? "grid" : "pdu"));
            if (i > 0) {
                node.put("fedBy", i <= HALLS ? "n0" : "n" + (1 + i % HALLS));
            }
            if (i > HALLS) {
                node.put("it", "equipment");
            }
            nodes.add(node);
            described.add(meter(i, id));
        }
        return Map.of("nodes", nodes, "meters", described);
    }

    private static Map<String, Object> meter(int number, String node) {
        return Map.of(
                "id",
                node + "-m",
                "node",
                node,
                "series",
                "bench_" + number / A_METRIC,
                "labels",
                Map.of("instance", "host-%05d.example.net:9100".formatted(number % A_METRIC)),
                "unit",
                number % 10 >= 3 && number % 10 <= 5 ? "wh" : "kw",
                "most",
                1e9,
                "mayRest",
                true);
    }
}
