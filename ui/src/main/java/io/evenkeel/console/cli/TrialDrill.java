package io.evenkeel.console.cli;

import io.evenkeel.console.cli.LedSteps.Newcomer;
import io.evenkeel.console.cli.LedSteps.Seen;
import io.evenkeel.console.cli.LedSteps.Step;
import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A restore drill of a trial, through the public API: asked for, approved by somebody else, watched, reviewed. */
final class TrialDrill {
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(5);
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);
    private static final int STEPS = 2;

    private final LocalServer server;
    private final RecoveryTrial trial;
    private final ServerCalls asker;
    private final Newcomer newcomer;
    private final LedSteps steps;
    private final String number;
    private final Path agentLog;

    private TrialDrill(
            LocalServer server,
            RecoveryTrial trial,
            ServerCalls asker,
            Newcomer newcomer,
            String number,
            Path agentLog) {
        this.server = server;
        this.trial = trial;
        this.asker = asker;
        this.newcomer = newcomer;
        this.steps = new LedSteps(newcomer, STEPS);
        this.number = number;
        this.agentLog = agentLog;
    }

    /** @param moment to which is restored */
    static TrialDrill asked(
            LocalServer server,
            RecoveryTrial trial,
            ServerCalls asker,
            Newcomer newcomer,
            String policy,
            Instant moment,
            Path agentLog)
            throws IOException, InterruptedException, Refused {
        JsonNode drill = asker.post(
                "/api/recovery/policies/" + policy + "/drills",
                Map.of("until", moment.toString(), "reason", "./evenkeel try recovery"));
        return new TrialDrill(
                server, trial, asker, newcomer, drill.path("number").asString(), agentLog);
    }

    String number() {
        return number;
    }

    void approved() throws IOException, InterruptedException, Refused {
        boolean goesOn = steps.step(new Step(
                1,
                "%s is asked for and waits for the yes of somebody else. Sign in as %s with the password %s and approve it: %s"
                        .formatted(number, trial.approverName(), trial.password(), page()),
                number + " is to be approved",
                () -> switch (state()) {
                    case "approving" -> Seen.NOT_YET;
                    case "refused" -> Seen.OTHERWISE;
                    default -> Seen.DONE;
                },
                () -> asApprover(
                        "/api/approvals/" + approval() + "/votes", Map.of("yes", true, "reason", "A trial."))));
        if (!goesOn) {
            throw new Refused(number + " was refused, so nothing is restored.");
        }
    }

    /** People are told first; then it is asked. */
    private String approval() throws IOException, InterruptedException, Refused {
        Looking.await(
                () -> !shown().path("approval").asString("").isEmpty(),
                ASKED_WITHIN,
                number + " was not put to the vote within " + ASKED_WITHIN.toSeconds() + " s.");
        return shown().path("approval").asString();
    }

    /**
     * Tells each step and each check as it ends.
     *
     * @return why it failed; empty where it passed
     */
    Optional<String> watched() throws IOException, InterruptedException, Refused {
        Set<String> told = new HashSet<>();
        boolean ended = Looking.within(ENDED_WITHIN, () -> {
            JsonNode now = shown();
            for (String line : lines(now)) {
                if (told.add(line)) {
                    newcomer.tell("   " + line);
                }
            }
            return !now.path("result").asString("").isEmpty();
        });
        if (!ended) {
            throw new Refused(number + " did not end within " + ENDED_WITHIN.toMinutes() + " minutes. Its agent said: "
                    + Files.readString(agentLog));
        }
        JsonNode drill = shown();
        JsonNode measured = drill.path("measured");
        newcomer.tell(
                "   Back after %s s of %d minutes promised; what was not archived yet: %s s of %d minutes promised."
                        .formatted(
                                measured.path("rtoSeconds").asString("?"),
                                drill.at("/promise/rtoMinutes").asInt(),
                                measured.path("rpoSeconds").asString("?"),
                                drill.at("/promise/rpoMinutes").asInt()));
        return drill.path("result").asString("").equals("passed") ? Optional.empty() : Optional.of(findings(drill));
    }

    private static List<String> lines(JsonNode drill) {
        List<String> lines = new ArrayList<>();
        for (JsonNode step : drill.path("steps")) {
            if (Set.of("done", "failed").contains(step.path("state").asString(""))) {
                lines.add(line(step.path("step").asString(), step));
            }
        }
        for (JsonNode check : drill.path("checks")) {
            if (Set.of("right", "failed").contains(check.path("state").asString(""))) {
                lines.add(line("check: " + check.path("name").asString(), check));
            }
        }
        return lines;
    }

    private static String line(String name, JsonNode of) {
        return "%s: %s, %s s. %s"
                .formatted(
                        name,
                        of.path("state").asString(),
                        of.path("tookSeconds").asString("?"),
                        of.path("seen").asString(""))
                .strip();
    }

    private static String findings(JsonNode drill) {
        return drill.path("findings")
                .valueStream()
                .map(finding -> finding.path("sentence").asString(""))
                .reduce((one, other) -> one + " " + other)
                .orElse("see its page.");
    }

    void reviewed() throws IOException, InterruptedException, Refused {
        newcomer.tell("The report, as page, PDF and JSON: " + page());
        steps.step(new Step(
                2,
                "Review %s as %s: %s".formatted(number, trial.approverName(), page()),
                number + " is to be reviewed",
                () -> state().equals("closed") ? Seen.DONE : Seen.NOT_YET,
                () -> asApprover("/api/recovery/drills/" + number + "/review", Map.of("text", "A trial."))));
    }

    private String state() throws IOException, InterruptedException, Refused {
        return shown().path("state").asString("");
    }

    private JsonNode shown() throws IOException, InterruptedException, Refused {
        return asker.get("/api/recovery/drills/" + number);
    }

    private void asApprover(String path, Map<String, ?> body) throws IOException, InterruptedException, Refused {
        try (ServerCalls approver = ServerCalls.signedIn(server, trial.approverName(), trial.password())) {
            approver.post(path, body);
        }
    }

    private String page() {
        return server.url().resolve("/recovery/drills/" + number).toString();
    }
}
