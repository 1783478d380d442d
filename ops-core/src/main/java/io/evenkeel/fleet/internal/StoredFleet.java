package io.evenkeel.fleet.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.HostChanged;
import io.evenkeel.fleet.HostFacts;
import io.evenkeel.identity.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The fleet in PostgreSQL. */
@Service
class StoredFleet implements Fleet {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final HostTable table;
    private final Tokens tokens;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final RefusedAgents refused = new RefusedAgents();

    StoredFleet(HostTable table, Tokens tokens, Audit audit, ApplicationEventPublisher events, InstantSource clock) {
        this.table = table;
        this.tokens = tokens;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Enrolled enrol(Actor actor, String host) {
        actor.mustHave(Right.ENROL_HOSTS);
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "host-name-invalid",
                    "A host's name has 1 to 253 letters, digits, hyphens and dots, and begins and ends with one of the"
                            + " first two.",
                    "name");
        }
        table.lockAgainstEnrolment();
        table.find(name).ifPresent(earlier -> tokens.revoke(actor, earlier.tokenId()));
        Tokens.Issued token = tokens.issue(
                actor,
                Actor.Kind.AGENT,
                name,
                EnumSet.of(Right.WRITE_MEASUREMENTS, Right.WRITE_LOGS, Right.REPORT_HOST));
        table.enrol(name, token.id(), clock.instant());
        audit.record(actor, "fleet.enrol-host", name, Map.of("token", token.id().toString()));
        events.publishEvent(new HostChanged(name));
        return new Enrolled(name, token.secret());
    }

    @Override
    @Transactional
    public void heartbeat(Actor agent, HostFacts facts) {
        agent.mustHave(Right.REPORT_HOST);
        Plausible.mustBe(facts.heartbeat());
        if (agent.kind() != Actor.Kind.AGENT) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "agent-needed", "Only a host's own agent reports the host.");
        }
        HostTable.Row before = table.lock(agent.id())
                .filter(host -> !host.revoked())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "host-not-enrolled",
                        "The host " + agent.id() + " is not enrolled. Enrol it again to get a new token."));
        Instant now = clock.instant();
        table.heard(agent.id(), facts.heartbeat(), now);
        if (before.lastSeen().isEmpty() || before.toldSilent()) {
            events.publishEvent(new HostChanged(agent.id()));
        }
    }

    @Override
    @Transactional
    public void revoke(Actor actor, String host) {
        actor.mustHave(Right.ENROL_HOSTS);
        HostTable.Row found = table.lock(host)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "host-unknown", "There is no host " + host + ". Load the list again."));
        if (found.revoked()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "host-revoked",
                    "The host " + host + " is revoked already. Enrol it to watch it again.");
        }
        tokens.revoke(actor, found.tokenId());
        table.revoke(host);
        audit.record(actor, "fleet.revoke-host", host, Map.of());
        events.publishEvent(new HostChanged(host));
    }

    @Override
    public void agentRefused(String claimed, String address) {
        if (HOST.matcher(claimed).matches()) {
            refused.count(claimed, address, clock.instant());
        }
    }

    /** Writes down what was refused since the last call. */
    @Transactional
    void noticeRefusals() {
        refused.take().forEach((name, tally) -> {
            if (table.refused(name, tally)) {
                events.publishEvent(new HostChanged(name));
            }
        });
    }

    /** Tells the house of hosts that fell silent since the last call. */
    @Transactional
    void noticeSilence() {
        table.markSilent(clock.instant().minus(SILENT_AFTER))
                .forEach(name -> events.publishEvent(new HostChanged(name)));
    }

    @Override
    public List<Host> hosts() {
        Instant now = clock.instant();
        return table.list().stream().map(row -> row.asOf(now)).toList();
    }

    @Override
    public Optional<Host> find(String host) {
        return table.find(host).map(row -> row.asOf(clock.instant()));
    }
}
