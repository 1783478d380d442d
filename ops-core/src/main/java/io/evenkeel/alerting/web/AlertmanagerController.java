package io.evenkeel.alerting.web;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Silences;
import io.evenkeel.alerting.internal.AlertShow;
import io.evenkeel.alerting.internal.PostedAlert;
import io.evenkeel.alerting.internal.ReceivedAlerts;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.RegexShape;
import io.evenkeel.audit.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alertmanager's API, version 2, in its own JSON and form of errors: Prometheus, amtool and Grafana speak it. */
@RestController
@RequestMapping("/api/v2")
class AlertmanagerController {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ReceivedAlerts received;
    private final AlertShow shown;
    private final Silences silences;
    private final InstantSource clock;
    private final Instant startedAt;

    AlertmanagerController(ReceivedAlerts received, AlertShow shown, Silences silences, InstantSource clock) {
        this.received = received;
        this.shown = shown;
        this.silences = silences;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @GetMapping("/status")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> status() {
        ObjectNode out = JSON.createObjectNode();
        out.putObject("cluster").put("status", "disabled").putArray("peers");
        out.putObject("config")
                .put(
                        "original",
                        "route:\n  receiver: %s\nreceivers:\n- name: %s\n"
                                .formatted(WireAlerts.RECEIVER, WireAlerts.RECEIVER));
        out.put("uptime", WireTexts.time(startedAt));
        out.putObject("versionInfo")
                .put("branch", "")
                .put("buildDate", "")
                .put("buildUser", "")
                .put("goVersion", "")
                .put("revision", "")
                // The version whose API this is; amtool warns about any other than its own.
                .put("version", "0.25.0");
        return WireAnswer.json(out);
    }

    @GetMapping("/receivers")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> receivers() {
        ArrayNode out = JSON.createArrayNode();
        out.addObject().put("name", WireAlerts.RECEIVER);
        return WireAnswer.json(out);
    }

    @GetMapping("/alerts")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> alerts(
            @RequestParam(defaultValue = "true") String active,
            @RequestParam(defaultValue = "true") String silenced,
            @RequestParam(defaultValue = "") String receiver,
            HttpServletRequest request) {
        Instant now = clock.instant();
        return WireAnswer.json(WireAlerts.list(JSON, selected(active, silenced, receiver, request), now));
    }

    @GetMapping("/alerts/groups")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> groups(
            @RequestParam(defaultValue = "true") String active,
            @RequestParam(defaultValue = "true") String silenced,
            @RequestParam(defaultValue = "") String receiver,
            HttpServletRequest request) {
        Instant now = clock.instant();
        Map<String, List<WireAlerts.Shown>> byName = new LinkedHashMap<>();
        selected(active, silenced, receiver, request)
                .forEach(one -> byName.computeIfAbsent(
                                one.alert().labels().getOrDefault("alertname", ""), name -> new ArrayList<>())
                        .add(one));
        ArrayNode out = JSON.createArrayNode();
        byName.forEach((name, alerts) -> {
            ObjectNode group = out.addObject();
            group.set("alerts", WireAlerts.list(JSON, alerts, now));
            group.putObject("labels").put("alertname", name);
            group.putObject("receiver").put("name", WireAlerts.RECEIVER);
        });
        return WireAnswer.json(out);
    }

    private List<WireAlerts.Shown> selected(
            String active, String silenced, String receiver, HttpServletRequest request) {
        boolean withActive = WireRequest.bool("active", active);
        boolean withSilenced = WireRequest.bool("silenced", silenced);
        WireFilter filter = WireFilter.of(WireRequest.values(request, "filter"));
        if (!receives(receiver)) {
            return List.of();
        }
        Predicate<Alert> wanted =
                alert -> (alert.muted() ? withSilenced : withActive) && filter.matches(alert.labels());
        return shown.firing().stream()
                .filter(one -> wanted.test(one.alert()))
                .map(one -> new WireAlerts.Shown(one.alert(), one.updatedAt(), one.endsAt()))
                .toList();
    }

    private static boolean receives(String receiver) {
        if (!RegexShape.of(receiver).isBounded()) {
            throw WireError.plain(400, "failed to parse receiver param: too many repetitions, written out");
        }
        try {
            return receiver.isEmpty() || Pattern.compile(receiver).matches(WireAlerts.RECEIVER);
        } catch (PatternSyntaxException e) {
            throw WireError.plain(400, "failed to parse receiver param: " + e.getMessage());
        }
    }

    @PostMapping("/alerts")
    @Needs(Right.RAISE_ALERTS)
    ResponseEntity<String> post(HttpServletRequest request, Actor actor) throws IOException {
        List<PostedAlert> alerts;
        try {
            alerts = WireAlerts.read(WireRequest.body(request, "alerts"));
        } catch (WireError e) {
            received.countRefused();
            throw e;
        }
        List<String> problems = received.take(actor, alerts);
        return problems.isEmpty() ? ResponseEntity.ok().build() : WireAnswer.text(400, String.join("; ", problems));
    }

    @GetMapping("/silences")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> silences(HttpServletRequest request) {
        WireFilter filter = WireFilter.of(WireRequest.values(request, "filter"));
        return WireAnswer.json(WireSilence.list(
                JSON, silences.all().stream().filter(filter::matches).toList(), clock.instant()));
    }

    @PostMapping("/silences")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<String> put(HttpServletRequest request, Actor actor) throws IOException {
        WireSilence.Wanted wanted = WireSilence.read(WireRequest.body(request, "silence"));
        UUID id = silences.put(actor, wanted.id(), wanted.draft());
        return WireAnswer.json(JSON.createObjectNode().put("silenceID", id.toString()));
    }

    @GetMapping("/silence/{id}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<String> silence(@PathVariable String id) {
        return silences.find(WireSilence.uuid(id))
                .map(silence -> WireAnswer.json(WireSilence.one(JSON, silence, clock.instant())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @DeleteMapping("/silence/{id}")
    @Needs(Right.HANDLE_INCIDENTS)
    ResponseEntity<String> expire(@PathVariable String id, Actor actor) {
        try {
            silences.expire(actor, WireSilence.uuid(id));
            return ResponseEntity.ok().build();
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.NOT_FOUND || e.kind() == Refusal.Kind.CONFLICT) {
                // Alertmanager calls both its own fault; amtool shows the text.
                return WireAnswer.text(500, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(WireError e) {
        return WireAnswer.of(e);
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Refusal e) {
        return WireAnswer.text(e.kind().status(), String.valueOf(e.getMessage()));
    }

    /** Only what is away, or full, is worth sending again; the rest is a fault of ours and says so. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> failed(Exception e) {
        return WireFailure.answer(e);
    }
}
