package io.evenkeel.logs.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.AgentLines;
import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.RawLine;
import io.evenkeel.logs.Severity;
import io.evenkeel.logs.internal.ShipmentRows.Last;
import io.evenkeel.protocol.LogShipment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * {@link AgentLines}: the ids of a shipment's lines are written down before the lines are kept. One that comes again, after a
 * crash in between or because no answer came, is looked for by its first id, and kept with the same ids where it is not there.
 */
@Service
class ShippedLines implements AgentLines {
    private static final int LOCKS = 64;
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Intake intake;
    private final LogStore store;
    private final ShipmentRows rows;

    /** One shipment of a host at a time: an agent may have lost patience with one that is still being kept. */
    private final List<Lock> locks = IntStream.range(0, LOCKS)
            .mapToObj(number -> (Lock) new ReentrantLock())
            .toList();

    ShippedLines(Intake intake, LogStore store, ShipmentRows rows) {
        this.intake = intake;
        this.store = store;
        this.rows = rows;
    }

    @Override
    public void take(Actor agent, LogShipment shipment) {
        agent.mustHave(Right.WRITE_LOGS);
        if (agent.kind() != Actor.Kind.AGENT) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "agent-needed", "Only a host's own agent ships its lines here.");
        }
        if (shipment.lines().isEmpty()) {
            return;
        }
        Lock lock = locks.get(Math.floorMod(agent.id().hashCode(), LOCKS));
        lock.lock();
        try {
            takeOnce(agent, shipment);
        } finally {
            lock.unlock();
        }
    }

    private void takeOnce(Actor agent, LogShipment shipment) {
        Optional<Last> known = rows.of(agent.id()).filter(last -> last.stream().equals(shipment.stream()));
        long before = known.map(Last::number).orElse(0L);
        if (shipment.number() < before) {
            return;
        }
        boolean again = shipment.number() == before;
        LineIds.Row row = again
                ? LineIds.rowFrom(known.orElseThrow().firstLine())
                : intake.row(shipment.lines().size());
        List<LogLine> lines = intake.lines(
                agent, shipment.lines().stream().map(ShippedLines::raw).toList(), LineIds.arrivalOf(row.id(0)), row);
        if (again && holds(lines.getFirst())) {
            return;
        }
        if (!again) {
            rows.put(agent.id(), new Last(shipment.stream(), shipment.number(), row.id(0)));
        }
        intake.keep(lines);
    }

    /** A batch is kept whole or not at all, so its first line stands for it. */
    private boolean holds(LogLine line) {
        try {
            store.refresh();
            LogStore.Found found = store.find(new LogStore.Search(
                    new LogQuery.All(),
                    new LogStore.Span(line.at(), line.at().plusMillis(1)),
                    LogStore.Order.OLDEST_FIRST,
                    new LogLine.Position(line.at(), line.id() - 1),
                    1,
                    LOOK));
            if (found.lines().isEmpty() && !found.whole()) {
                throw new LogStoreUnavailable("Whether these lines are there already was not found out in time.");
            }
            return found.lines().stream().anyMatch(there -> there.id() == line.id());
        } catch (LogStoreUnavailable e) {
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "logs-not-kept", String.valueOf(e.getMessage()));
        }
    }

    private static RawLine raw(LogShipment.Line line) {
        return new RawLine(
                line.at(),
                "",
                line.source(),
                line.syslogSeverity().map(Severity::ofSyslog),
                line.text().replace('\0', '\uFFFD'),
                line.fields());
    }
}
