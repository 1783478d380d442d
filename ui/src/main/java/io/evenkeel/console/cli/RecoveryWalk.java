package io.evenkeel.console.cli;

import io.evenkeel.console.cli.LedSteps.Newcomer;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The way of {@code ./evenkeel try recovery}: a database → its policy → a checked copy → a dropped table → a drill to the
 * second before → approved → proved → reviewed.
 */
final class RecoveryWalk implements AutoCloseable {
    private static final Duration COPIED_WITHIN = Duration.ofMinutes(3);
    private static final int BEFORE = 20_300;
    private static final List<Map<String, Object>> CHECKS = List.of(
            Map.of(
                    "name", "All orders are there",
                    "kind", "question",
                    "sql", "select count(*) from orders",
                    "expected", Map.of("exactly", Integer.toString(BEFORE))),
            Map.of(
                    "name", "No order is without pieces",
                    "kind", "question",
                    "sql", "select bool_and(pieces > 0) from orders",
                    "expected", "true"),
            Map.of(
                    "name", "The second was hit",
                    "kind", "moment",
                    "table", "payment",
                    "column", "number",
                    "timeColumn", "paid_at"));

    private final LocalServer server;
    private final RecoveryTrial trial;
    private final Newcomer newcomer;
    private final PostgresPrograms programs;
    private final InstantSource clock;
    private final ServerCalls asker;
    private final AtomicReference<@Nullable TrialDatabase> database = new AtomicReference<>();
    private final AtomicReference<@Nullable TrialAgent> agent = new AtomicReference<>();
    private final AtomicReference<@Nullable String> policy = new AtomicReference<>();
    private final AtomicReference<@Nullable String> item = new AtomicReference<>();

    RecoveryWalk(
            LocalServer server,
            RecoveryTrial trial,
            Newcomer newcomer,
            PostgresPrograms programs,
            InstantSource clock) {
        this.server = server;
        this.trial = trial;
        this.newcomer = newcomer;
        this.programs = programs;
        this.clock = clock;
        this.asker = ServerCalls.withToken(server, trial.token().secret());
    }

    /** @return whether the drill passed */
    boolean lead() throws IOException, InterruptedException, Refused {
        TrialDatabase orders = protectedDatabase();
        copied();
        Instant moment = dropped(orders);
        TrialDrill drill = TrialDrill.asked(
                server,
                trial,
                asker,
                newcomer,
                Objects.requireNonNull(policy.get()),
                moment,
                TrialAgent.log(orders.folder()));
        drill.approved();
        Optional<String> failed = drill.watched();
        drill.reviewed();
        newcomer.tell(failed.map(why -> "%s failed: %s".formatted(drill.number(), why))
                .orElseGet(() ->
                        "%s passed: at that second all %,d orders were there.".formatted(drill.number(), BEFORE)));
        return failed.isEmpty();
    }

    private TrialDatabase protectedDatabase() throws IOException, InterruptedException, Refused {
        TrialDatabase orders = TrialDatabase.start(programs);
        database.set(orders);
        newcomer.tell("A PostgreSQL with 20,000 orders runs on this host; pgBackRest archives its changes: "
                + orders.folder());
        String made = asker.post(
                        "/api/inventory/items",
                        Map.of("kind", "service", "name", trial.thing(), "criticality", "critical"))
                .path("id")
                .asString();
        item.set(made);
        String token = asker.post("/api/fleet/hosts", Map.of("name", trial.thing()))
                .path("token")
                .asString();
        String key = asker.get("/api/recovery/key").path("key").asString();
        String protecting =
                asker.post("/api/recovery/policies", policy(made)).path("id").asString();
        policy.set(protecting);
        asker.post("/api/recovery/policies/" + protecting + "/start", Map.of());
        agent.set(TrialAgent.start(server, orders.folder(), trial.thing(), token, orders.allow(key, trial.thing())));
        newcomer.tell(
                "Its policy promises 15 minutes to be back; an agent of its own carries out what jobs.conf allows: "
                        + page("/recovery/policies/" + protecting));
        return orders;
    }

    private Map<String, Object> policy(String protectedItem) {
        return Map.ofEntries(
                Map.entry("name", trial.thing()),
                Map.entry("item", protectedItem),
                Map.entry("adapter", "pgbackrest"),
                Map.entry("host", trial.thing()),
                Map.entry("rpoMinutes", 25 * 60),
                Map.entry("rtoMinutes", 15),
                Map.entry("keepUnit", "copies"),
                Map.entry("keepAmount", 7),
                Map.entry("times", List.of("02:30")),
                Map.entry("zone", "UTC"),
                Map.entry("drillDays", 90),
                Map.entry("responsible", "recovery-manager"),
                Map.entry("drill", Map.of("mostGiB", 1, "checks", CHECKS)));
    }

    private void copied() throws IOException, InterruptedException, Refused {
        Looking.await(
                () -> newestSound().isPresent() || failedRun().isPresent(),
                COPIED_WITHIN,
                "No checked copy was there within " + COPIED_WITHIN.toMinutes() + " minutes.");
        Optional<String> failed = failedRun();
        if (failed.isPresent()) {
            throw new Refused("The copy was not made: " + failed.get());
        }
        JsonNode copy = newestSound().orElseThrow();
        newcomer.tell("Copy %s is made and found sound by %s."
                .formatted(copy.path("id").asString(), copy.path("checkedBy").asString("")));
    }

    private Optional<JsonNode> newestSound() throws IOException, InterruptedException, Refused {
        return asker.get("/api/recovery/policies/" + policy.get())
                .path("copies")
                .valueStream()
                .filter(copy -> copy.path("sound").asBoolean(false))
                .findFirst();
    }

    private Optional<String> failedRun() throws IOException, InterruptedException, Refused {
        return asker.get("/api/recovery/policies/" + policy.get())
                .path("runs")
                .valueStream()
                .filter(run -> run.path("state").asString("").equals("ended")
                        && !run.path("outcome").asString("").equals("done"))
                .map(run -> run.path("act").asString("") + ": "
                        + run.path("sentence").asString(""))
                .findFirst();
    }

    /** @return a second at which all was well; what came after it is not to be there after the restore */
    private Instant dropped(TrialDatabase orders) throws IOException, InterruptedException {
        orders.order(20_001, BEFORE);
        Instant moment = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (!clock.instant().isAfter(moment)) {
            Thread.sleep(50);
        }
        orders.order(BEFORE + 1, BEFORE + 10);
        orders.sql("drop table orders");
        // The segment with it is archived at once, not when it is full.
        orders.sql("select pg_switch_wal()");
        newcomer.tell(
                "%,d orders by %s, ten more after it; then somebody dropped the table.".formatted(BEFORE, moment));
        return moment;
    }

    private String page(String path) {
        return server.url().resolve(path).toString();
    }

    /** Brings to an end what the server still has of it; repeatable. */
    void finish() {
        try {
            String protecting = policy.getAndSet(null);
            if (protecting != null) {
                asker.post("/api/recovery/policies/" + protecting + "/retire", Map.of());
                asker.post("/api/fleet/hosts/" + trial.thing() + "/revoke", Map.of());
            }
            String made = item.getAndSet(null);
            if (made != null) {
                asker.post("/api/inventory/items/" + made + "/retire", Map.of());
            }
        } catch (IOException | Refused e) {
            newcomerHears("What the trial has made is to be retired by hand: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void newcomerHears(String sentence) {
        try {
            newcomer.tell(sentence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what runs on this host, and removes its files; repeatable. */
    @Override
    public void close() {
        TrialAgent running = agent.getAndSet(null);
        if (running != null) {
            running.close();
        }
        TrialDatabase orders = database.getAndSet(null);
        if (orders != null) {
            try {
                orders.close();
            } catch (IOException | UncheckedIOException e) {
                newcomerHears("Something of the database is left in " + orders.folder() + ": " + e.getMessage());
            }
        }
        asker.close();
    }
}
