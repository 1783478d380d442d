package io.evenkeel.fleet.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.protocol.Heartbeat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hosts: who is watched, enrolment and its end, and the agents' heartbeat. */
@RestController
class FleetController {

    private final Fleet fleet;

    FleetController(Fleet fleet) {
        this.fleet = fleet;
    }

    @GetMapping("/api/fleet/hosts")
    @Needs(Right.SEE_OPERATIONS)
    Hosts hosts() {
        return new Hosts(fleet.hosts().stream().map(HostView::of).toList());
    }

    @GetMapping("/api/fleet/hosts/{name}")
    @Needs(Right.SEE_OPERATIONS)
    HostView host(@PathVariable String name) {
        return HostView.of(existing(name));
    }

    @PostMapping("/api/fleet/hosts")
    @Needs(Right.ENROL_HOSTS)
    @ResponseStatus(HttpStatus.CREATED)
    Enrolled enrol(@RequestBody NewHost request, Actor actor) {
        Fleet.Enrolled enrolled = fleet.enrol(actor, given(request.name(), "name"));
        return new Enrolled(HostView.of(existing(enrolled.host())), enrolled.token());
    }

    @PostMapping("/api/fleet/hosts/{name}/revoke")
    @Needs(Right.ENROL_HOSTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String name, Actor actor) {
        fleet.revoke(actor, name);
    }

    @PostMapping("/api/fleet/heartbeat")
    @Needs(Right.REPORT_HOST)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void heartbeat(@RequestBody Heartbeat heartbeat, Actor agent) {
        fleet.heartbeat(agent, new HostFacts(heartbeat));
    }

    private Host existing(String name) {
        return fleet.find(name)
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "host-unknown", "There is no host " + name + "."));
    }

    record Hosts(List<HostView> items) {}

    record NewHost(@Nullable String name) {}

    /** @param token the agent's, shown this once */
    record Enrolled(HostView host, String token) {}

    record HostView(
            String name,
            Instant enrolledAt,
            Optional<Instant> lastSeen,
            boolean silent,
            boolean revoked,
            Optional<Heartbeat> facts,
            Optional<Host.Refusals> refusals,
            Optional<Host.Backlog> backlog) {

        static HostView of(Host host) {
            return new HostView(
                    host.name(),
                    host.enrolledAt(),
                    host.lastSeen(),
                    host.silent(),
                    host.revoked(),
                    host.facts().map(HostFacts::heartbeat),
                    host.refusals(),
                    host.backlog());
        }
    }
}
