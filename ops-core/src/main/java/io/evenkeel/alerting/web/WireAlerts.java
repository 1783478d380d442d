package io.evenkeel.alerting.web;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.internal.PostedAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts in Alertmanager's JSON. Pure. */
final class WireAlerts {
    static final String RECEIVER = "evenkeel";
    private static final int MOST_AT_ONCE = 2_000;

    /** A rule's alert that fires goes on firing until a rule says otherwise; the wire needs a time. */
    private static final Duration RULE_GOES_ON = Duration.ofMinutes(4);

    private WireAlerts() {}

    /** @throws WireError 400 or 422 as Alertmanager words it */
    static List<PostedAlert> read(JsonNode body) {
        if (!body.isArray()) {
            throw WireError.unreadable("alerts", "expected an array of alerts");
        }
        if (body.size() > MOST_AT_ONCE) {
            throw WireError.plain(400, "more than %,d alerts at once".formatted(MOST_AT_ONCE));
        }
        List<PostedAlert> alerts = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            alerts.add(one(body.get(i), Integer.toString(i)));
        }
        return alerts;
    }

    private static PostedAlert one(JsonNode node, String place) {
        if (!node.isObject()) {
            throw WireError.unreadable("alerts", "element " + place + " is not an object");
        }
        if (!node.has("labels") || node.path("labels").isNull()) {
            throw WireError.required(place + ".labels");
        }
        JsonNode annotations = node.path("annotations");
        return new PostedAlert(
                WireTexts.texts(node.path("labels"), place + ".labels"),
                annotations.isMissingNode() || annotations.isNull()
                        ? Map.of()
                        : WireTexts.texts(annotations, place + ".annotations"),
                WireTexts.time(node, "startsAt", place + ".startsAt"),
                WireTexts.time(node, "endsAt", place + ".endsAt"),
                WireTexts.text(node, "generatorURL", place + ".generatorURL").filter(url -> !url.isEmpty()));
    }

    static ArrayNode list(JsonMapper json, List<Shown> alerts, Instant now) {
        ArrayNode out = json.createArrayNode();
        alerts.forEach(alert -> out.add(one(json, alert, now)));
        return out;
    }

    /**
     * A firing alert with its times as the wire has them.
     *
     * @param endsAt of one that was sent to us
     */
    record Shown(Alert alert, Instant updatedAt, Optional<Instant> endsAt) {}

    private static ObjectNode one(JsonMapper json, Shown shown, Instant now) {
        Alert alert = shown.alert();
        ObjectNode out = json.createObjectNode();
        texts(out.putObject("annotations"), alert.annotations());
        out.put("endsAt", WireTexts.time(shown.endsAt().orElse(now.plus(RULE_GOES_ON))));
        out.put("fingerprint", alert.fingerprint());
        out.putArray("receivers").addObject().put("name", RECEIVER);
        out.put("startsAt", WireTexts.time(alert.activeSince()));
        ObjectNode status = out.putObject("status");
        status.putArray("inhibitedBy");
        ArrayNode silencedBy = status.putArray("silencedBy");
        alert.mutedBy().forEach(silencedBy::add);
        status.put("state", alert.muted() ? "suppressed" : "active");
        out.put("updatedAt", WireTexts.time(shown.updatedAt()));
        out.put("generatorURL", alert.generatorUrl().orElse(""));
        texts(out.putObject("labels"), alert.labels());
        return out;
    }

    private static void texts(ObjectNode out, Map<String, String> texts) {
        new TreeMap<>(texts).forEach(out::put);
    }
}
