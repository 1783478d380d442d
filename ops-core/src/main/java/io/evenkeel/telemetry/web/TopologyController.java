package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Edges;
import io.evenkeel.telemetry.Topology.Figures;
import io.evenkeel.telemetry.Topology.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which service called which, as spans tell it: the minutes before an instant. */
@RestController
@RequestMapping("/api/topology")
class TopologyController {
    private static final String MINUTES = "15";
    private static final String EXAMPLES = "20";

    private final Topology topology;
    private final InstantSource clock;

    TopologyController(Topology topology, InstantSource clock) {
        this.topology = topology;
        this.clock = clock;
    }

    /**
     * @param at the end of the minutes that are looked at; now where it is missing
     * @param service only edges that begin or end there, all on one page
     * @param beyondCaller with beyondCallee: the page begins behind this edge
     */
    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    CallGraph edges(
            @RequestParam Optional<Instant> at,
            @RequestParam(defaultValue = MINUTES) int minutes,
            @RequestParam Optional<String> service,
            @RequestParam Optional<String> beyondCaller,
            @RequestParam Optional<String> beyondCallee,
            @RequestParam(defaultValue = "200") int limit,
            Actor actor) {
        Instant to = at.orElseGet(clock::instant);
        Instant from = to.minus(Duration.ofMinutes(minutes));
        Optional<Link> beyond = beyondCaller.map(caller -> new Link(caller, beyondCallee.orElse("")));
        Edges found = service.map(name -> topology.around(actor, name, from, to))
                .orElseGet(() -> topology.edges(actor, from, to, beyond, limit));
        return new CallGraph(from, to, found.edges().stream().map(EdgeView::of).toList(), found.more());
    }

    /** An edge's minutes, and calls that can be looked up where traces are kept. */
    @GetMapping("/edge")
    @Needs(Right.SEE_OPERATIONS)
    EdgeHistory edge(
            @RequestParam String caller,
            @RequestParam String callee,
            @RequestParam Optional<Instant> at,
            @RequestParam(defaultValue = "60") int minutes,
            @RequestParam(defaultValue = EXAMPLES) int limit,
            Actor actor) {
        Instant to = at.orElseGet(clock::instant);
        Instant from = to.minus(Duration.ofMinutes(minutes));
        var link = new Link(caller, callee);
        List<MinuteView> each = topology.minutes(actor, link, from, to).stream()
                .map(minute -> new MinuteView(minute.at(), CallFigures.of(minute.figures())))
                .toList();
        List<ExampleCall> examples = topology.examples(actor, link, from, to, limit).stream()
                .map(call -> new ExampleCall(call.traceId(), call.at(), millis(call.duration()), call.failed()))
                .toList();
        if (each.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "edge-unknown",
                    "No call from " + caller + " to " + callee + " was seen between " + from + " and " + to + ".");
        }
        return new EdgeHistory(caller, callee, each, examples);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /** @param more whether there are edges behind the last one */
    record CallGraph(Instant from, Instant to, List<EdgeView> items, boolean more) {}

    /**
     * @param sort of the callee: service, database, messaging, address
     * @param first minute with a call
     * @param last minute with a call
     */
    record EdgeView(
            String caller, String callee, Topology.Sort sort, CallFigures figures, Instant first, Instant last) {
        static EdgeView of(Edge edge) {
            return new EdgeView(
                    edge.link().caller(),
                    edge.link().callee(),
                    edge.sort(),
                    CallFigures.of(edge.figures()),
                    edge.first(),
                    edge.last());
        }
    }

    /** Durations as the caller saw them; quantiles are right to 5 %. */
    record CallFigures(
            long calls, long errors, double meanMillis, double halfMillis, double p95Millis, double p99Millis) {
        static CallFigures of(Figures figures) {
            return new CallFigures(
                    figures.calls(),
                    figures.errors(),
                    millis(figures.mean()),
                    millis(figures.half()),
                    millis(figures.p95()),
                    millis(figures.p99()));
        }
    }

    record EdgeHistory(String caller, String callee, List<MinuteView> minutes, List<ExampleCall> examples) {}

    record MinuteView(Instant at, CallFigures figures) {}

    record ExampleCall(String traceId, Instant at, double millis, boolean failed) {}
}
