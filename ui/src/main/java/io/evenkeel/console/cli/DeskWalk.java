package io.evenkeel.console.cli;

import io.evenkeel.console.cli.DeskTrial.Who;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One ticket, one request and one change from their beginning to their end, through the public API as its people. */
final class DeskWalk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final String ENTRY = "try-desk";

    /** Tells of each step, and waits until the one who reads wants the next. */
    interface Reader {
        void step(String sentence) throws IOException, InterruptedException;
    }

    private final LocalServer server;
    private final DeskTrial trial;
    private final Reader reader;
    private final InstantSource clock;
    private final Map<Who, ServerCalls> people = new EnumMap<>(Who.class);

    DeskWalk(LocalServer server, DeskTrial trial, Reader reader, InstantSource clock) {
        this.server = server;
        this.trial = trial;
        this.reader = reader;
        this.clock = clock;
    }

    void signIn() throws IOException, InterruptedException, Refused {
        for (Who who : Who.values()) {
            people.put(who, ServerCalls.signedIn(server, trial.name(who), trial.password()));
        }
    }

    private ServerCalls as(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    /** @return its key */
    String ticket() throws IOException, InterruptedException, Refused {
        String key = as(Who.REQUESTER)
                .post(
                        "/api/desk/tickets",
                        Map.of(
                                "kind", "fault",
                                "title", "Trial: my screen stays dark",
                                "text", "It was fine yesterday. The lamp is on."))
                .path("key")
                .asString();
        reader.step("Ticket: somebody tells that a screen stays dark; it is " + key + ", and its promises run: "
                + page("/desk/" + key));
        String path = "/api/desk/tickets/" + key;
        as(Who.DESK).post(path + "/take", Map.of());
        as(Who.DESK).post(path + "/note", Map.of("text", "Same room as last week. (Only the desk reads this.)"));
        as(Who.DESK).post(path + "/ask-requester", Map.of("text", "Is the cable at the back plugged in?"));
        reader.step("The desk took it, noted something for itself and asked back: the promise stands still meanwhile.");
        as(Who.REQUESTER).post("/api/desk/my-tickets/" + key + "/reply", Map.of("text", "It was not. It works now!"));
        as(Who.DESK).post(path + "/resolve", Map.of("text", "The cable was loose."));
        as(Who.REQUESTER).post("/api/desk/my-tickets/" + key + "/confirm", Map.of());
        mustBe("CLOSED", as(Who.DESK).get(path).path("ticket").path("state").asString());
        reader.step(key + " was answered, resolved and confirmed by whoever asked: closed.");
        return key;
    }

    /** @return its key */
    String request() throws IOException, InterruptedException, Refused {
        offer();
        String key = as(Who.REQUESTER)
                .post(
                        "/api/desk/tickets",
                        Map.of(
                                "kind",
                                "request",
                                "entry",
                                ENTRY,
                                "values",
                                Map.of("what", "A second screen"),
                                "text",
                                "For the new desk."))
                .path("key")
                .asString();
        reader.step("Request: the catalogue has an entry with a form now, and somebody asked for it: " + key + ", "
                + page("/desk/" + key));
        String path = "/api/desk/tickets/" + key;
        as(Who.DESK).post(path + "/take", Map.of());
        as(Who.DESK).post(path + "/answer", Map.of("text", "It is on its way.", "public", true));
        as(Who.DESK).post(path + "/resolve", Map.of("text", "It stands on the desk."));
        as(Who.REQUESTER).post("/api/desk/my-tickets/" + key + "/confirm", Map.of());
        mustBe("CLOSED", as(Who.DESK).get(path).path("ticket").path("state").asString());
        reader.step(key + " was provided and confirmed: closed.");
        return key;
    }

    /** One more entry of the catalogue; those that are there stay. */
    private void offer() throws IOException, InterruptedException, Refused {
        List<Object> entries = new ArrayList<>();
        as(Who.MANAGER).get("/api/desk/catalogue").path("items").forEach(entries::add);
        entries.add(Map.of(
                "id",
                ENTRY,
                "name",
                Map.of("en", "Trial: a screen", "zh", "试用：显示器"),
                "description",
                Map.of("en", "Goes with the trial.", "zh", "随试用一同移除。"),
                "schema",
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("what"),
                        "properties",
                        Map.of("what", Map.of("type", "string", "title", "What", "x-zh", "内容", "maxLength", 100))),
                "line",
                "first",
                "solveMinutes",
                480));
        as(Who.MANAGER).put("/api/desk/catalogue", Map.of("items", entries));
    }

    /** @return its key */
    String change() throws IOException, InterruptedException, Refused {
        String item = as(Who.PLANNER)
                .post("/api/inventory/items", Map.of("kind", "service", "name", trial.item()))
                .path("id")
                .asString();
        Instant now = clock.instant();
        String key = as(Who.PLANNER)
                .post(
                        "/api/changes",
                        Map.of(
                                "kind", "normal",
                                "title", "Trial: exchange the screens",
                                "why", "The old ones stay dark.",
                                "items", List.of(item),
                                "from", now.toString(),
                                "to", now.plus(Duration.ofHours(1)).toString(),
                                "implementation", List.of("Carry the old ones away", "Plug the new ones in"),
                                "backOut", List.of("Carry the old ones back"),
                                "backOutTested", true))
                .at("/change/key")
                .asString();
        String path = "/api/changes/" + key;
        as(Who.PLANNER).post(path + "/submit", Map.of("despite", "A trial on an item of its own."));
        reader.step("Change: " + key + " is planned on an item of its own, its risk was worked out, and it waits for"
                + " approval: " + page("/changes/" + key));
        vote(key);
        mustBecome("SCHEDULED", path);
        reader.step("A change manager approved it; who planned it could not have.");
        as(Who.PLANNER).post(path + "/start", Map.of("despite", "A trial on an item of its own."));
        for (int step = 1; step <= 2; step++) {
            as(Who.PLANNER).post(path + "/tick", Map.of("step", step));
        }
        as(Who.PLANNER).post(path + "/done", Map.of());
        as(Who.PLANNER).post(path + "/review", Map.of("result", "successful", "text", "All screens are bright."));
        mustBecome("CLOSED", path);
        reader.step(key + " was carried out step by step, its item's alerts were muted meanwhile, and it was reviewed:"
                + " closed.");
        return key;
    }

    private void vote(String key) throws IOException, InterruptedException, Refused {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> approval = Optional.empty();
        while (approval.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new Refused(key + " did not come to the change managers within " + PATIENCE.toSeconds() + " s.");
            }
            for (JsonNode task : as(Who.MANAGER).get("/api/tasks?q=" + key).path("items")) {
                approval = Optional.of(as(Who.MANAGER)
                        .get("/api/tasks/" + task.path("id").asString())
                        .at("/approval/id")
                        .asString());
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        as(Who.MANAGER)
                .post("/api/approvals/" + approval.get() + "/votes", Map.of("yes", true, "reason", "Fine, a trial."));
    }

    private void mustBecome(String state, String path) throws IOException, InterruptedException, Refused {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String now = as(Who.PLANNER).get(path).at("/change/state").asString("");
            if (now.equalsIgnoreCase(state)) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                mustBe(state, now);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static void mustBe(String wanted, String found) throws Refused {
        if (!found.equalsIgnoreCase(wanted)) {
            throw new Refused("It should be " + wanted + " by now and is " + found + ".");
        }
    }

    private String page(String path) {
        return server.url().resolve(path).toString();
    }

    @Override
    public void close() {
        people.values().forEach(ServerCalls::close);
    }
}
