package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The way of {@code ./evenkeel try logs}: known → changed → failing → incident → suspect → undone → closed. */
final class LogsWalk implements AutoCloseable {
    /** A source is known after 300 lines without anything new; its first ones are new. */
    private static final int LINES_UNTIL_KNOWN = 330;

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(90);
    private static final Duration HOST_WITHIN = Duration.ofSeconds(60);
    private static final Duration OPENED_WITHIN = Duration.ofMinutes(2);
    private static final Duration SUSPECTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLEARS_WITHIN = Duration.ofMinutes(5);

    private final ServerCalls api;
    private final LocalServer server;
    private final boolean unattended;
    private final Consumer<String> say;
    private final AtomicReference<@Nullable Patient> patient = new AtomicReference<>();
    private final AtomicReference<@Nullable ShippedLines> lines = new AtomicReference<>();
    private final AtomicReference<@Nullable TrialChange> change = new AtomicReference<>();
    private final AtomicReference<@Nullable TrialIncident> incident = new AtomicReference<>();

    /** @param api with the rights of the trial */
    LogsWalk(ServerCalls api, LocalServer server, boolean unattended, Consumer<String> say) {
        this.api = api;
        this.server = server;
        this.unattended = unattended;
        this.say = say;
    }

    void lead() throws IOException, InterruptedException, Refused {
        Instant begun = Clock.systemUTC().instant();
        String item = item();
        Patient keeper = Patient.start();
        patient.set(keeper);
        becomeKnown(keeper);
        TrialChange moved = changed(keeper, item);
        TrialIncident opened = opened(keeper, begun);
        FirstSuspect suspect = FirstSuspect.of(api, opened.key(), moved.key(), SUSPECTED_WITHIN);
        suspect.told().forEach(say);
        if (unattended && suspect.right()) {
            api.put(
                    "/api/incidents/" + opened.key() + "/diagnosis/verdict",
                    Map.of("suspect", suspect.id().orElseThrow(), "words", "It was the change."));
        }
        opened.acknowledged();
        keeper.moveBack();
        say.accept(
                "%s. The folder is moved back and orders are kept again; the alert clears about two minutes after the last error."
                        .formatted(opened.wasAcknowledged() ? "Acknowledged" : "It ended before anybody acknowledged"));
        Looking.await(
                () -> fired(keeper).isEmpty(),
                CLEARS_WITHIN,
                "The alert did not clear, although orders are kept again.");
        say.accept("The alert has cleared.");
        moved.finish("The order keeper had not been told; the folder was moved back.");
        if (opened.hasOthersFiring(labels -> isOf(keeper, labels))) {
            say.accept("%s is closed, reviewed as failed. Other alerts of this host fire in %s, so it stays open: %s"
                    .formatted(moved.key(), opened.key(), page("/incidents/" + opened.key())));
            return;
        }
        opened.closed(
                "The folder was moved back.",
                moved.key() + " moved the folder of the orders, and the order keeper was not told.",
                "./evenkeel try logs moved the folder back after the acknowledgement.");
        say.accept("%s is closed, and so is %s, reviewed as failed. Both stay: %s"
                .formatted(opened.key(), moved.key(), page("/incidents/" + opened.key())));
    }

    /** This host's, of the inventory; on a server that has just started it comes with the agent's first word. */
    private String item() throws IOException, InterruptedException, Refused {
        Looking.await(
                () -> hostItem().isPresent(),
                HOST_WITHIN,
                server.host() + " is not in the inventory. Is its agent running?");
        return hostItem().orElseThrow();
    }

    private Optional<String> hostItem() throws IOException, InterruptedException, Refused {
        for (JsonNode item :
                api.get("/api/inventory/items?kind=host&q=" + server.host()).path("items")) {
            if (item.path("name").asString("").equalsIgnoreCase(server.host())) {
                return Optional.of(item.path("id").asString());
            }
        }
        return Optional.empty();
    }

    private void becomeKnown(Patient keeper) throws IOException, InterruptedException, Refused {
        var shipped = new ShippedLines(api, server.host(), keeper.log());
        lines.set(shipped);
        shipped.start();
        say.accept(
                "An order keeper runs on this host as a process of its own. It is sent orders, and its log is shipped: "
                        + keeper.log());
        boolean known = Looking.within(KNOWN_WITHIN, () -> shipped.delivered() >= LINES_UNTIL_KNOWN);
        if (!known) {
            throw new Refused(shipped.trouble()
                    .orElse("Only " + shipped.delivered() + " lines came within " + KNOWN_WITHIN.toSeconds() + " s."));
        }
        say.accept("%d orders are kept; what its log says is known now.".formatted(keeper.kept()));
    }

    /** While it is carried out the alerts of this host are muted, so it is over in a moment. */
    private TrialChange changed(Patient keeper, String item) throws IOException, InterruptedException, Refused {
        TrialChange moved = TrialChange.planned(
                api,
                item,
                "Move the order folder to " + keeper.elsewhere().getFileName(),
                "./evenkeel try logs: a change that breaks something.",
                "Move the order folder back",
                Clock.systemUTC().instant());
        change.set(moved);
        moved.begin();
        keeper.moveAway();
        moved.done();
        say.accept("%s is carried out on this host: the order folder has moved, and nobody told the order keeper. %s"
                .formatted(moved.key(), page("/changes/" + moved.key())));
        return moved;
    }

    private TrialIncident opened(Patient keeper, Instant begun) throws IOException, InterruptedException, Refused {
        Looking.await(() -> keeper.failed() > 0, KNOWN_WITHIN, "The folder is gone, and orders are kept all the same.");
        say.accept("Orders fail. The line that says why was never seen before.");
        var found = new AtomicReference<String>();
        Looking.await(
                () -> {
                    fired(keeper).ifPresent(found::set);
                    return found.get() != null;
                },
                OPENED_WITHIN,
                "No incident was opened.");
        var opened = new TrialIncident(api, found.get(), unattended, say);
        opened.mustPage(begun, ZoneId.systemDefault());
        incident.set(opened);
        say.accept("Incident " + opened.key() + " is open: " + page("/incidents/" + opened.key()));
        return opened;
    }

    private Optional<String> fired(Patient keeper) throws IOException, InterruptedException, Refused {
        return TrialIncident.fired(api, labels -> isOf(keeper, labels));
    }

    private boolean isOf(Patient keeper, JsonNode labels) {
        return labels.path("alertname").asString("").startsWith("Log")
                && labels.path("host").asString("").equals(server.host())
                && labels.path("source").asString("").equals(keeper.log().toString());
    }

    private String page(String path) {
        return server.url().resolve(path).toString();
    }

    /** Ends what runs on this host, and removes its files; repeatable. */
    void stop() {
        try {
            ShippedLines shipped = lines.get();
            if (shipped != null) {
                shipped.close();
            }
            Patient keeper = patient.get();
            if (keeper != null) {
                keeper.close();
            }
        } catch (IOException | UncheckedIOException e) {
            say.accept("Something of the order keeper is left: " + e.getMessage());
        }
    }

    /** Brings to an end what the server still has open of it; repeatable. */
    void finish() {
        try {
            TrialChange moved = change.get();
            if (moved != null) {
                moved.finish("The trial was broken off; the folder is removed.");
            }
            TrialIncident opened = incident.get();
            Patient keeper = patient.get();
            if (opened != null && keeper != null && !opened.hasOthersFiring(labels -> isOf(keeper, labels))) {
                opened.end("The trial was broken off; the order keeper is stopped.");
            }
        } catch (IOException | Refused e) {
            say.accept("What the trial has opened is to be closed by hand: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
