package io.evenkeel.telemetry.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.protocol.SeenConnections;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Edges;
import io.evenkeel.telemetry.Topology.Figures;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.internal.topology.ConnectionIntake;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which service called which, as spans tell it, and which host was connected with which, as agents see it. */
@RestController
@RequestMapping("/api/topology")
class TopologyController {
    private static final String MINUTES = "15";
    private static final String EXAMPLES = "20";

    private final Topology topology;
    private final ConnectionIntake connections;
    private final InstantSource clock;

    TopologyController(Topology topology, ConnectionIntake connections, InstantSource clock) {
        this.topology = topology;
        this.connections = connections;
        this.clock = clock;
    }

    /** What a host's own agent sees of TCP connections. */
    @PostMapping("/agent")
    @Needs(Right.REPORT_HOST)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody SeenConnections look, Actor agent) {
        connections.take(agent, look);
    }

    /**
     * @param at the end of the minutes that are looked at; now where it is missing
     * @param service a service or host: only edges that begin or end there, all on one page
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
        Optional<AgentLook> looked =
                service.flatMap(name -> topology.look(actor, name)).map(AgentLook::of);
        return new CallGraph(from, to, found.edges().stream().map(EdgeView::of).toList(), found.more(), looked);
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
                .map(minute -> new MinuteView(minute.at(), minute.figures().map(CallFigures::of), minute.connections()))
                .toList();
        List<ExampleCall> examples = topology.examples(actor, link, from, to, limit).stream()
                .map(call -> new ExampleCall(call.traceId(), call.at(), millis(call.duration()), call.failed()))
                .toList();
        if (each.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "edge-unknown",
                    "Nothing from " + caller + " to " + callee + " was seen between " + from + " and " + to + ".");
        }
        return new EdgeHistory(caller, callee, each, examples);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /**
     * @param more whether there are edges behind the last one
     * @param looked when the agent of the host that was asked for told last; absent where it does not tell
     */
    record CallGraph(Instant from, Instant to, List<EdgeView> items, boolean more, Optional<AgentLook> looked) {}

    /** @param leftOut connections that were not told, since there were too many */
    record AgentLook(Instant at, int leftOut) {
        static AgentLook of(Topology.Look look) {
            return new AgentLook(look.at(), look.leftOut());
        }
    }

    /** By what an edge was seen. */
    enum Origin {
        SPAN,
        CONNECTION
    }

    /**
     * @param sort of the callee: service, database, messaging, address, host
     * @param figures of calls, where spans tell of some
     * @param connections where agents saw some
     * @param first minute with a call or a connection
     * @param last minute with a call or a connection
     */
    record EdgeView(
            String caller,
            String callee,
            Topology.Sort sort,
            List<Origin> origins,
            Optional<CallFigures> figures,
            Optional<ConnectionFigures> connections,
            Instant first,
            Instant last) {
        static EdgeView of(Edge edge) {
            List<Origin> origins = Stream.concat(
                            edge.figures().map(figures -> Origin.SPAN).stream(),
                            edge.connections().map(connections -> Origin.CONNECTION).stream())
                    .toList();
            return new EdgeView(
                    edge.link().caller(),
                    edge.link().callee(),
                    edge.sort(),
                    origins,
                    edge.figures().map(CallFigures::of),
                    edge.connections().map(ConnectionFigures::of),
                    edge.first(),
                    edge.last());
        }
    }

    /**
     * @param most connections at once
     * @param callerIsHost whether the caller is a watched host; else it is an address
     * @param calleeIsHost whether the callee is one
     */
    record ConnectionFigures(int most, boolean callerIsHost, boolean calleeIsHost, List<ConnectedPort> ports) {
        static ConnectionFigures of(Topology.Connections connections) {
            return new ConnectionFigures(
                    connections.most(),
                    connections.callerIsHost(),
                    connections.calleeIsHost(),
                    connections.ports().stream().map(ConnectedPort::of).toList());
        }
    }

    /**
     * @param callers programs at the caller's end, as far as they can be told
     * @param callees programs at the callee's end, as far as they can be told
     */
    record ConnectedPort(int port, List<String> callers, List<String> callees, int most, Instant last) {
        static ConnectedPort of(Topology.Port port) {
            return new ConnectedPort(port.number(), port.callers(), port.callees(), port.most(), port.last());
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

    /** @param connections at once; 0 where agents saw none */
    record MinuteView(Instant at, Optional<CallFigures> figures, int connections) {}

    record ExampleCall(String traceId, Instant at, double millis, boolean failed) {}
}
