package io.evenkeel.fleet.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.fleet.AgentProgram;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.fleet.Joining;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes in PostgreSQL; the code and what it bought are one transaction. */
@Service
class StoredJoining implements Joining {

    /** Ended codes are kept for a while, so that their row can answer a question. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JoiningCodes codes;
    private final Fleet fleet;
    private final AgentProgram program;
    private final Audit audit;
    private final InstantSource clock;
    private final String configuredUrl;
    private final Optional<String> certificateSha256;
    private final JoinLimit limit = new JoinLimit();

    StoredJoining(
            JoiningCodes codes,
            Fleet fleet,
            AgentProgram program,
            Audit audit,
            InstantSource clock,
            @Value("${evenkeel.url:}") String configuredUrl,
            @Value("${evenkeel.certificate-sha256:}") String certificateSha256) {
        this.codes = codes;
        this.fleet = fleet;
        this.program = program;
        this.audit = audit;
        this.clock = clock;
        this.configuredUrl = configuredUrl;
        this.certificateSha256 = Optional.of(certificateSha256).filter(hex -> !hex.isBlank());
    }

    @Override
    @Transactional
    public Code issue(Actor actor, URI reachedBy) {
        actor.mustHave(Right.ENROL_HOSTS);
        URI server = JoinCommand.reachable(configuredUrl, reachedBy);
        AgentProgram.Archive archive = program.archive()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "agent-archive-missing", program.whyNone()));
        Instant now = clock.instant();
        Instant end = now.plus(CODE_LASTS);
        String code = JoiningCodes.random(certificateSha256);
        codes.forget(now.minus(KEPT));
        codes.insert(JoiningCodes.hash(code).orElseThrow(), actor, end);
        audit.record(actor, "fleet.issue-joining-code", server.toString(), Map.of("expiresAt", end.toString()));
        return new Code(code, end, JoinCommand.of(server, archive, certificateSha256.isPresent(), code));
    }

    @Override
    @Transactional
    public Fleet.Enrolled join(String code, String host, String address) {
        Instant now = clock.instant();
        if (!limit.take(address, now)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too-many-attempts",
                    "Too many codes from this address were wrong. Try again in ten minutes.");
        }
        Actor issuer = JoiningCodes.hash(code)
                .flatMap(hash -> codes.spend(hash, now))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "code-not-valid",
                        "This code is wrong, used or older than " + CODE_LASTS.toMinutes()
                                + " minutes. Take a new one in the console."));
        limit.giveBack(address);
        fleet.find(host.strip().toLowerCase(java.util.Locale.ROOT)).ifPresent(StoredJoining::mustNotReport);
        Fleet.Enrolled enrolled = fleet.enrol(issuer, host);
        audit.record(issuer, "fleet.join-by-code", enrolled.host(), Map.of("address", address));
        return enrolled;
    }

    /** Two machines with one name would end each other's tokens in turn. */
    private static void mustNotReport(Host known) {
        if (!known.revoked() && !known.silent() && known.lastSeen().isPresent()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "host-reports",
                    "An agent reports as " + known.name()
                            + " right now. Give this host another name with --name; or, if"
                            + " it is the same host, stop that agent and try again a minute later.");
        }
    }
}
