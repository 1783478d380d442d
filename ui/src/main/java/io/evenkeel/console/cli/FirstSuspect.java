package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the server says of an incident's cause.
 *
 * @param id of the first suspect; empty where none is named
 * @param told for whoever reads the command's output
 * @param right whether the first suspect is the one that was expected
 */
record FirstSuspect(Optional<String> id, List<String> told, boolean right) {
    private static final int MOST_EVIDENCE = 4;

    FirstSuspect {
        told = List.copyOf(told);
    }

    /**
     * Waits until the expected suspect comes first, or the time is up; then takes what there is.
     *
     * @param change the key of the change that is the cause
     */
    static FirstSuspect of(ServerCalls api, String incident, String change, Duration atMost)
            throws IOException, InterruptedException, Refused {
        boolean right = Looking.within(
                atMost,
                () -> first(api, incident).filter(one -> isIt(one, change)).isPresent());
        Optional<JsonNode> first = first(api, incident);
        return first.map(suspect -> told(suspect, change, right))
                .orElseGet(() -> new FirstSuspect(Optional.empty(), List.of("The server names no suspect."), false));
    }

    private static FirstSuspect told(JsonNode suspect, String change, boolean right) {
        List<String> told = new ArrayList<>();
        told.add("First suspect: %s %s (%.0f %%). %s"
                .formatted(
                        suspect.path("subject").asString(""),
                        suspect.path("title").asString(""),
                        100 * suspect.path("probability").asDouble(),
                        right ? "That is right." : "That is wrong: it was " + change + "."));
        for (JsonNode evidence : suspect.path("evidence")) {
            if (told.size() <= MOST_EVIDENCE) {
                String side = evidence.path("weight").asDouble() < 0 ? "against" : "for";
                told.add("   " + side + ": " + evidence.path("text").asString(""));
            }
        }
        return new FirstSuspect(Optional.of(suspect.path("id").asString("")), told, right);
    }

    /** A diagnosis is made a moment after the incident has opened, and made again as evidence comes. */
    private static Optional<JsonNode> first(ServerCalls api, String incident)
            throws IOException, InterruptedException, Refused {
        return Optional.ofNullable(api.get("/api/incidents/" + incident + "/diagnosis")
                .path("suspects")
                .get(0));
    }

    private static boolean isIt(JsonNode suspect, String change) {
        return suspect.path("kind").asString("").equalsIgnoreCase("change")
                && suspect.path("subject").asString("").equals(change);
    }
}
