package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The incident that a trial has made, from its opening to its end. What a person does in the console is done through the
 * public API where nobody is there.
 */
final class TrialIncident {
    private static final Duration PERSON_MAY_TAKE = Duration.ofMinutes(30);
    private static final Duration SERVER_MAY_TAKE = Duration.ofSeconds(30);

    private final ServerCalls api;
    private final String key;
    private final boolean unattended;
    private final Consumer<String> say;

    TrialIncident(ServerCalls api, String key, boolean unattended, Consumer<String> say) {
        this.api = api;
        this.key = key;
        this.unattended = unattended;
        this.say = say;
    }

    /**
     * The key of the incident that an alert with such labels opened, or opened again: of an earlier trial that nobody has
     * closed the alert may be known already, and does not fire yet.
     */
    static Optional<String> fired(ServerCalls api, Predicate<JsonNode> labels)
            throws IOException, InterruptedException, Refused {
        for (JsonNode alert : api.get("/api/alerting/alerts").path("items")) {
            if (labels.test(alert.path("labels"))
                    && alert.path("state").asString("").equals("FIRING")) {
                return of(api, alert.path("fingerprint").asString());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(ServerCalls api, String fingerprint)
            throws IOException, InterruptedException, Refused {
        for (JsonNode incident : api.get("/api/incidents?state=open").path("items")) {
            if (!incident.path("firing").asBoolean()) {
                continue;
            }
            for (JsonNode own : incident.path("alertFingerprints")) {
                if (own.asString().equals(fingerprint)) {
                    return Optional.of(incident.path("key").asString());
                }
            }
        }
        return Optional.empty();
    }

    String key() {
        return key;
    }

    /**
     * Refused where the alert of the trial joined an incident that somebody had taken before: then nobody is paged, and its end is not
     * the trial's.
     *
     * @param begun when the trial began
     */
    void mustPage(Instant begun, ZoneId zone) throws IOException, InterruptedException, Refused {
        JsonNode incident = now();
        String joined = "The trial's alert joined %s “%s”"
                .formatted(key, incident.path("title").asString(""));
        Optional<Instant> taken = at(incident, "acknowledgedAt").filter(begun::isAfter);
        if (incident.path("state").asString("").equals("ACKNOWLEDGED") && taken.isPresent()) {
            throw new Refused("%s, which %s has since %s; nobody is paged anew. Close it, or wait, and try again."
                    .formatted(
                            joined, incident.path("ownerName").asString("somebody"), told(taken.get(), begun, zone)));
        }
        at(incident, "openedAt")
                .filter(begun::isAfter)
                .ifPresent(opened ->
                        say.accept(joined + ", which has been open since " + told(opened, begun, zone) + "."));
    }

    private static Optional<Instant> at(JsonNode incident, String field) {
        return Optional.of(incident.path(field).asString(""))
                .filter(written -> !written.isEmpty())
                .map(Instant::parse);
    }

    /** Without the day where it is the trial's. */
    private static String told(Instant at, Instant begun, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(begun.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(at.atZone(zone));
    }

    /** Waits for it, or for what makes it unnecessary. */
    void acknowledged() throws IOException, InterruptedException, Refused {
        if (unattended) {
            act("acknowledge", Map.of());
        }
        reached(List.of("ACKNOWLEDGED", "RESOLVED", "REVIEWED", "CLOSED"));
    }

    boolean wasAcknowledged() throws IOException, InterruptedException, Refused {
        return now().has("acknowledgedAt");
    }

    boolean isFiring() throws IOException, InterruptedException, Refused {
        return now().path("firing").asBoolean(true);
    }

    /**
     * Waits until it is resolved, reviewed and closed.
     *
     * @param note with which it is resolved
     */
    void closed(String note, String cause, String remedy) throws IOException, InterruptedException, Refused {
        if (unattended) {
            act("resolve", Map.of("note", note));
            act("review", Map.of("cause", cause, "remedy", remedy));
        }
        reached(List.of("RESOLVED", "REVIEWED", "CLOSED"));
        reached(List.of("REVIEWED", "CLOSED"));
        reached(List.of("CLOSED"));
    }

    /** Brings it to its end wherever it stands, also where the trial's alert fires still; repeatable. */
    void end(String why) throws IOException, InterruptedException, Refused {
        if (state().equals("OPEN")) {
            act("acknowledge", Map.of());
        }
        if (state().equals("ACKNOWLEDGED")) {
            act("resolve", Map.of("note", why, "despiteFiring", why));
        }
        if (state().equals("RESOLVED")) {
            act("review", Map.of("cause", why, "remedy", why));
        }
    }

    private String state() throws IOException, InterruptedException, Refused {
        return now().path("state").asString("");
    }

    /** Whether an alert of it fires that is not the trial's: something else is wrong with the host, too. */
    boolean hasOthersFiring(Predicate<JsonNode> own) throws IOException, InterruptedException, Refused {
        Set<String> members = new HashSet<>();
        for (JsonNode member : now().path("alertFingerprints")) {
            members.add(member.asString());
        }
        for (JsonNode alert : api.get("/api/alerting/alerts").path("items")) {
            if (members.contains(alert.path("fingerprint").asString(""))
                    && alert.path("state").asString("").equals("FIRING")
                    && !own.test(alert.path("labels"))) {
                return true;
            }
        }
        return false;
    }

    private JsonNode now() throws IOException, InterruptedException, Refused {
        return api.get("/api/incidents/" + key).path("incident");
    }

    private void act(String verb, Map<String, ?> body) throws IOException, InterruptedException, Refused {
        api.post("/api/incidents/" + key + "/" + verb, body);
    }

    private void reached(List<String> states) throws IOException, InterruptedException, Refused {
        Looking.Question there = () -> states.contains(state());
        if (!unattended && !there.isTrue()) {
            say.accept("Waiting for you in the console: " + key + " is to be "
                    + states.getFirst().toLowerCase(Locale.ROOT) + ".");
        }
        Looking.await(
                there,
                unattended ? SERVER_MAY_TAKE : PERSON_MAY_TAKE,
                key + " did not become " + states.getFirst() + ".");
    }
}
