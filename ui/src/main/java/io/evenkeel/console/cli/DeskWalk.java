package io.evenkeel.console.cli;

import io.evenkeel.console.cli.DeskTrial.Who;
import io.evenkeel.console.cli.LedSteps.Newcomer;
import io.evenkeel.console.cli.LedSteps.Seen;
import io.evenkeel.console.cli.LedSteps.Step;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * One ticket, one request and one change from their beginning to their end. They are made through the public API as the
 * trial's people; what is to be done with them a newcomer does in the console, or has done for them.
 */
final class DeskWalk implements AutoCloseable {
    private static final Duration SERVER_MAY_TAKE = Duration.ofSeconds(30);
    private static final int STEPS = 6;
    private static final String OWN_ITEM = "A trial on an item of its own.";

    private final LocalServer server;
    private final DeskTrial trial;
    private final Newcomer newcomer;
    private final LedSteps steps;
    private final InstantSource clock;
    private final Map<Who, ServerCalls> people = new EnumMap<>(Who.class);
    private String ticket = "";
    private String request = "";
    private String change = "";
    /** Why the change cannot be carried out now: a freeze of this installation lies over everything. */
    private Optional<String> frozen = Optional.empty();

    DeskWalk(LocalServer server, DeskTrial trial, Newcomer newcomer, InstantSource clock) {
        this.server = server;
        this.trial = trial;
        this.newcomer = newcomer;
        this.steps = new LedSteps(newcomer, STEPS);
        this.clock = clock;
    }

    /** Makes the three. */
    void prepare() throws IOException, InterruptedException, Refused {
        for (Who who : Who.values()) {
            people.put(who, ServerCalls.signedIn(server, trial.name(who), trial.password()));
        }
        ticket = as(Who.REQUESTER)
                .post(
                        "/api/desk/tickets",
                        Map.of(
                                "kind", "fault",
                                "title", "Trial: my screen stays dark",
                                "text", "It was fine yesterday. The lamp is on."))
                .path("key")
                .asString();
        request = requested();
        change = planned();
        newcomer.tell("Prepared, with invented people: a ticket %s, a request %s, a change %s."
                .formatted(ticket, request, change));
        if (newcomer.isThere()) {
            newcomer.tell("Do each step in the console; with Enter it is done for you.");
        }
    }

    /** Of an entry of its own; at this price the shipped table wants the yes of one change manager. */
    private String requested() throws IOException, InterruptedException, Refused {
        as(Who.MANAGER)
                .put(
                        "/api/resources/kinds/" + trial.item(),
                        Map.ofEntries(
                                Map.entry("name", Map.of("en", "Trial: a screen", "zh", "试用：显示器")),
                                Map.entry("unit", Map.of("en", "screen", "zh", "台")),
                                Map.entry("price", 1000),
                                Map.entry("currency", "CNY"),
                                Map.entry("mostAtOnce", 1),
                                Map.entry("longestDays", 60),
                                Map.entry("mostOfPerson", 1),
                                Map.entry("mostOfTeam", 1),
                                Map.entry("itemKind", "service"),
                                Map.entry("provideGroup", "change-manager"),
                                Map.entry(
                                        "checklist",
                                        List.of(Map.of("en", "Trial: it stands on the desk", "zh", "试用：已放到桌上")))));
        return as(Who.REQUESTER)
                .post(
                        "/api/resources/applications",
                        Map.of(
                                "entry",
                                trial.item(),
                                "quantity",
                                1,
                                "purpose",
                                "Two windows side by side.",
                                "until",
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plusDays(30)
                                        .toString()))
                .at("/resource/key")
                .asString();
    }

    private String planned() throws IOException, InterruptedException, Refused {
        String item = as(Who.ENGINEER)
                .post("/api/inventory/items", Map.of("kind", "service", "name", trial.item()))
                .path("id")
                .asString();
        Instant now = clock.instant();
        String key = as(Who.ENGINEER)
                .post(
                        "/api/changes",
                        Map.of(
                                "kind", "normal",
                                "title", "Trial: exchange the screens",
                                "why", "The old ones stay dark.",
                                "items", List.of(item),
                                "from", now.toString(),
                                "to", now.plus(Duration.ofHours(2)).toString(),
                                "implementation", List.of("Plug the new ones in"),
                                "backOut", List.of("Carry the old ones back"),
                                "backOutTested", true))
                .at("/change/key")
                .asString();
        submit(key);
        return key;
    }

    private void submit(String key) throws IOException, InterruptedException, Refused {
        try {
            as(Who.ENGINEER).post("/api/changes/" + key + "/submit", Map.of("despite", OWN_ITEM));
        } catch (Refused refused) {
            if (!refused.code().equals("change-frozen")) {
                throw refused;
            }
            frozen = Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Each step, until it was done. */
    void lead() throws IOException, InterruptedException, Refused {
        ticketSolved();
        requestFulfilled();
        changeCarriedOut();
    }

    private void ticketSolved() throws IOException, InterruptedException, Refused {
        if (steps.step(new Step(
                1,
                "Somebody's screen stays dark. As yourself (whoever may work tickets) open " + page("/desk/" + ticket)
                        + " , take it, and answer under Resolve.",
                ticket + " is to be resolved",
                this::ticketSeen,
                this::solve))) {
            if (state(Who.ENGINEER, "/api/desk/tickets/" + ticket, "/ticket/state")
                    .equals("resolved")) {
                as(Who.REQUESTER).post("/api/desk/my-tickets/" + ticket + "/confirm", Map.of());
            }
            newcomer.tell("   " + ticket + " is closed: whoever asked was told, and confirmed.");
        }
    }

    private Seen ticketSeen() throws IOException, InterruptedException, Refused {
        return switch (state(Who.ENGINEER, "/api/desk/tickets/" + ticket, "/ticket/state")) {
            case "resolved", "closed" -> Seen.DONE;
            case "merged" -> Seen.OTHERWISE;
            case "waiting" -> {
                // The promise stood still meanwhile.
                as(Who.REQUESTER)
                        .post(
                                "/api/desk/my-tickets/" + ticket + "/reply",
                                Map.of("text", "The cable? It was loose. It works now!"));
                yield Seen.NOT_YET;
            }
            default -> Seen.NOT_YET;
        };
    }

    private void solve() throws IOException, InterruptedException, Refused {
        ServerCalls engineer = as(Who.ENGINEER);
        String path = "/api/desk/tickets/" + ticket;
        if (state(Who.ENGINEER, path, "/ticket/state").equals("new")) {
            engineer.post(path + "/take", Map.of());
            engineer.post(path + "/note", Map.of("text", "Same room as last week. (Only the desk reads this.)"));
            engineer.post(path + "/ask-requester", Map.of("text", "Is the cable at the back plugged in?"));
            ticketSeen();
        }
        engineer.post(path + "/resolve", Map.of("text", "The cable was loose."));
    }

    private void requestFulfilled() throws IOException, InterruptedException, Refused {
        String approval = task(request);
        boolean granted = steps.step(new Step(
                2,
                ("Somebody applies for a screen; its price needs a change manager's yes, and nobody approves their own."
                                + " In a private window open %s , sign in as %s with the password %s and vote yes.")
                        .formatted(page("/tasks/" + approval), trial.name(Who.MANAGER), trial.password()),
                request + " is to be approved",
                () -> requestSeen("deciding", "approving"),
                () -> vote(approval)));
        if (!granted) {
            return;
        }
        String providing = requestSeen("providing") == Seen.NOT_YET ? task(request) : "";
        if (steps.step(new Step(
                3,
                "In the same window open " + page("/tasks/" + providing) + " , tick its checklist off and complete it.",
                request + " is to be provided",
                () -> requestSeen("providing"),
                () -> as(Who.MANAGER)
                        .post(
                                "/api/tasks/" + providing + "/complete",
                                Map.of("values", Map.of("step1", true, "itemName", "")))))) {
            newcomer.tell("   " + request + " is in use: an item of the inventory, with its owner and its last day.");
        }
    }

    /** @param before where its wish stands until then */
    private Seen requestSeen(String... before) throws IOException, InterruptedException, Refused {
        JsonNode found =
                as(Who.REQUESTER).get("/api/resources/applications/" + request).path("resource");
        return switch (found.path("state").asString("").toLowerCase(Locale.ROOT)) {
            case "wanted" -> List.of(before).contains(found.at("/wish/stage").asString("")) ? Seen.NOT_YET : Seen.DONE;
            case "active" -> Seen.DONE;
            default -> Seen.OTHERWISE;
        };
    }

    private void changeCarriedOut() throws IOException, InterruptedException, Refused {
        if (frozen.isPresent()) {
            newcomer.tell("The change is left out. " + frozen.get());
            return;
        }
        String where = page("/changes/" + change);
        boolean reviewed = steps.step(new Step(
                        4,
                        "A change is planned, its risk worked out. In the same window open " + where
                                + " and vote yes: whoever planned it cannot.",
                        change + " is to be approved",
                        () -> changeSeen("draft", "approving"),
                        () -> vote(task(change))))
                && steps.step(new Step(
                        5,
                        "On the same page start it, tick its step off, and say that it is done. Meanwhile its item's"
                                + " alerts are muted.",
                        change + " is to be carried out",
                        () -> changeSeen("scheduled", "running", "backing-out"),
                        this::carryOut))
                && steps.step(new Step(
                        6,
                        "On the same page review it: how did it go?",
                        change + " is to be reviewed",
                        () -> changeSeen("done", "backed-out"),
                        () -> as(Who.MANAGER)
                                .post(
                                        "/api/changes/" + change + "/review",
                                        Map.of("result", "successful", "text", "All screens are bright."))));
        if (reviewed) {
            newcomer.tell("   " + change + " is closed.");
        }
    }

    /** @param before where it stands until then */
    private Seen changeSeen(String... before) throws IOException, InterruptedException, Refused {
        String state = state(Who.ENGINEER, "/api/changes/" + change, "/change/state");
        if (List.of(before).contains(state)) {
            return Seen.NOT_YET;
        }
        return List.of("refused", "withdrawn", "missed").contains(state) ? Seen.OTHERWISE : Seen.DONE;
    }

    private void carryOut() throws IOException, InterruptedException, Refused {
        String path = "/api/changes/" + change;
        if (changeSeen("scheduled") == Seen.NOT_YET) {
            as(Who.ENGINEER).post(path + "/start", Map.of("despite", OWN_ITEM));
        }
        JsonNode now = as(Who.ENGINEER).get(path);
        boolean back = now.at("/change/state").asString("").equals("backing-out");
        JsonNode stages = now.path(back ? "backOut" : "implementation");
        for (int i = 0; i < stages.size(); i++) {
            if (!stages.get(i).has("doneAt")) {
                as(Who.ENGINEER).post(path + "/tick", Map.of("step", i + 1));
            }
        }
        as(Who.ENGINEER).post(path + "/done", Map.of());
    }

    private void vote(String task) throws IOException, InterruptedException, Refused {
        String approval =
                as(Who.MANAGER).get("/api/tasks/" + task).at("/approval/id").asString();
        as(Who.MANAGER).post("/api/approvals/" + approval + "/votes", Map.of("yes", true, "reason", "Fine, a trial."));
    }

    /** What waits for the change manager about it; the process brings it in a moment. */
    private String task(String about) throws IOException, InterruptedException, Refused {
        var found = new AtomicReference<>("");
        Looking.await(
                () -> {
                    found.set(as(Who.MANAGER)
                            .get("/api/tasks?q=" + about)
                            .at("/items/0/id")
                            .asString(""));
                    return !found.get().isEmpty();
                },
                SERVER_MAY_TAKE,
                about + " did not come to the change managers within " + SERVER_MAY_TAKE.toSeconds() + " s.");
        return found.get();
    }

    private ServerCalls as(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    private String state(Who who, String path, String where) throws IOException, InterruptedException, Refused {
        return as(who).get(path).at(where).asString("").toLowerCase(Locale.ROOT);
    }

    private String page(String path) {
        return server.url().resolve(path).toString();
    }

    @Override
    public void close() {
        people.values().forEach(ServerCalls::close);
    }
}
