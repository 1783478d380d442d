package io.evenkeel.telemetry.internal.topology;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** {@link Topology} from what was written down. */
@Service
class KeptTopology implements Topology {
    private static final Link FIRST = new Link("", "");

    /** No database holds what is far beyond. */
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final SeenLinks links;
    private final CallRows calls;
    private final ConnectionRows connections;

    KeptTopology(SeenLinks links, CallRows calls, ConnectionRows connections) {
        this.links = links;
        this.calls = calls;
        this.connections = connections;
    }

    @Override
    public Edges edges(Actor actor, Instant from, Instant to, Optional<Link> beyond, int most) {
        actor.mustHave(Right.SEE_OPERATIONS);
        mustBeSpan(from, to, LONGEST);
        mustBeWithin(most, MOST_EDGES);
        Instant begin = minute(from);
        Instant end = whole(to);
        return firstOf(links.page(begin, end, beyond.orElse(FIRST), most + 1), begin, end, most);
    }

    @Override
    public Edges around(Actor actor, String service, Instant from, Instant to) {
        actor.mustHave(Right.SEE_OPERATIONS);
        mustBeSpan(from, to, LONGEST);
        Instant begin = minute(from);
        Instant end = whole(to);
        return firstOf(links.around(service, begin, end, MOST_EDGES + 1), begin, end, MOST_EDGES);
    }

    private Edges firstOf(List<Link> found, Instant begin, Instant end, int most) {
        List<Link> first = found.subList(0, Math.min(most, found.size()));
        return new Edges(
                Origins.together(
                        first,
                        EdgeSum.edges(calls.of(first, begin, end)),
                        ConnectionSum.edges(connections.of(first, begin, end), begin, end)),
                found.size() > most);
    }

    @Override
    public List<Minute> minutes(Actor actor, Link link, Instant from, Instant to) {
        actor.mustHave(Right.SEE_OPERATIONS);
        mustBeSpan(from, to, LONGEST_OF_ONE);
        Instant begin = minute(from);
        Instant end = whole(to);
        return Origins.minutes(
                EdgeSum.minutes(calls.of(List.of(link), begin, end)),
                ConnectionSum.minutes(connections.of(List.of(link), begin, end), begin, end));
    }

    @Override
    public List<Example> examples(Actor actor, Link link, Instant from, Instant to, int most) {
        actor.mustHave(Right.SEE_OPERATIONS);
        mustBeSpan(from, to, LONGEST_OF_ONE);
        mustBeWithin(most, MOST_EXAMPLES);
        return calls.examples(link, minute(from), whole(to), most);
    }

    @Override
    public Optional<Look> look(Actor actor, String host) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return connections.look(host);
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** A minute that has begun counts as a whole one. */
    private static Instant whole(Instant to) {
        Instant begun = minute(to);
        return begun.equals(to) ? to : begun.plus(1, ChronoUnit.MINUTES);
    }

    private static void mustBeSpan(Instant from, Instant to, Duration longest) {
        boolean isSpan = from.isBefore(to) && from.isAfter(Instant.EPOCH) && to.isBefore(LAST);
        if (!isSpan || Duration.between(from, to).compareTo(longest) > 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "topology-span-wrong",
                    "The span must end after it begins, and be at most " + longest.toHours() + " hours long.");
        }
    }

    private static void mustBeWithin(int most, int bound) {
        if (most < 1 || most > bound) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "topology-limit-wrong", "limit must be 1 to " + bound + ".", "limit");
        }
    }
}
