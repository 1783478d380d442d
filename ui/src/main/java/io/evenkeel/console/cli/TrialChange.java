package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A standard change of one step that a trial carries out, through the public API, on one item. Not thread-safe. */
final class TrialChange {
    private static final String TEMPLATE = "try-logs";
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final String ALL_RIGHT = "A trial; what it moves is its own.";

    private final ServerCalls api;
    private final String key;

    private TrialChange(ServerCalls api, String key) {
        this.api = api;
        this.key = key;
    }

    /**
     * Plans it and has it scheduled.
     *
     * @param item of the inventory
     */
    static TrialChange planned(ServerCalls api, String item, String title, String why, String back, Instant now)
            throws IOException, InterruptedException, Refused {
        api.put(
                "/api/changes/templates/" + TEMPLATE,
                Map.of("title", title, "why", why, "implementation", List.of(title), "backOut", List.of(back)));
        String key = api.post(
                        "/api/changes",
                        Map.of(
                                "kind",
                                "standard",
                                "template",
                                TEMPLATE,
                                "title",
                                title,
                                "why",
                                why,
                                "items",
                                List.of(item),
                                "from",
                                now.toString(),
                                "to",
                                now.plus(WINDOW).toString()))
                .at("/change/key")
                .asString();
        var change = new TrialChange(api, key);
        try {
            change.act("submit", Map.of("despite", ALL_RIGHT));
        } catch (Refused refused) {
            change.finish("It could not be scheduled: " + refused.getMessage());
            throw refused;
        }
        return change;
    }

    String key() {
        return key;
    }

    /** Begins: from now on the alerts of its item are muted. */
    void begin() throws IOException, InterruptedException, Refused {
        act("start", Map.of("despite", ALL_RIGHT));
    }

    /** Its one step is done: the alerts of its item are heard again. */
    void done() throws IOException, InterruptedException, Refused {
        act("tick", Map.of("step", 1));
        act("done", Map.of());
    }

    /** Brings it to its end wherever it stands, and takes its template away; repeatable. */
    void finish(String why) throws IOException, InterruptedException, Refused {
        if (state().equals("running")) {
            done();
        }
        switch (state()) {
            case "draft", "approving", "scheduled" -> act("withdraw", Map.of("reason", why));
            case "done", "backed-out" -> act("review", Map.of("result", "failed", "text", why));
            default -> {}
        }
        for (JsonNode template : api.get("/api/changes/templates").path("items")) {
            if (template.path("name").asString("").equals(TEMPLATE)) {
                api.delete("/api/changes/templates/" + TEMPLATE);
            }
        }
    }

    private String state() throws IOException, InterruptedException, Refused {
        return api.get("/api/changes/" + key).at("/change/state").asString("");
    }

    private void act(String verb, Map<String, ?> body) throws IOException, InterruptedException, Refused {
        api.post("/api/changes/" + key + "/" + verb, body);
    }
}
