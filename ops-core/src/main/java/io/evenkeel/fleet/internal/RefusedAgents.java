package io.evenkeel.fleet.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals between two writings to the database, since whoever is refused decides how often that is, and logs one
 * line a minute and name. Thread-safe.
 */
final class RefusedAgents {

    private static final Logger log = LoggerFactory.getLogger(RefusedAgents.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    /** More names than this between two writings are an attack or a mistake; those above are not counted. */
    private static final int MOST_NAMES = 1_000;

    static final String REVOKED =
            "This host is revoked, and its agent still runs. Stop the agent there, or enrol the host again.";

    static final String REPLACED =
            "The agent's token is wrong, or a later enrolment replaced it. Enrol the host again and"
                    + " give the agent the new token; or stop the second agent that claims to be this host.";

    record Tally(long count, Instant last) {}

    private record Logged(Instant at, long leftOut) {}

    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, Logged> logged = new HashMap<>();

    synchronized void count(String host, String address, Instant now) {
        Tally last = tallies.get(host);
        if (last == null && tallies.size() >= MOST_NAMES) {
            return;
        }
        tallies.put(host, new Tally(last == null ? 1 : last.count() + 1, now));
        tell(host, address, now);
    }

    private void tell(String host, String address, Instant now) {
        Optional<Logged> before = Optional.ofNullable(logged.get(host));
        if (before.filter(line -> now.isBefore(line.at().plus(QUIET)) && !now.isBefore(line.at()))
                .isPresent()) {
            logged.computeIfPresent(host, (_, line) -> new Logged(line.at(), line.leftOut() + 1));
            return;
        }
        if (logged.size() >= MOST_NAMES) {
            logged.values().removeIf(line -> !now.isBefore(line.at().plus(QUIET)));
        }
        logged.put(host, new Logged(now, 0));
        log.warn(
                "event=agent-refused host={} address={} leftOut={}",
                host,
                address,
                before.map(Logged::leftOut).orElse(0L));
    }

    /** What was counted since the last call. */
    synchronized Map<String, Tally> take() {
        Map<String, Tally> taken = Map.copyOf(tallies);
        tallies.clear();
        return taken;
    }
}
