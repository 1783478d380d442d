package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.workflow.Monitor;
import io.evenkeel.workflow.Monitor.Filter;
import io.evenkeel.workflow.Monitor.Running;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Processes of which something failed and was not done yet. */
@Component
@Order(60)
class FailedProcesses implements HandoverSection {
    private final Monitor monitor;

    FailedProcesses(Monitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public String name() {
        return "failed-processes";
    }

    @Override
    public Words words() {
        return new Words("Processes that failed", "出错的流程");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return monitor
                .running(actor, new Filter(Optional.empty(), true, Optional.empty()), Optional.empty(), MOST + 1)
                .items()
                .stream()
                .map(FailedProcesses::matter)
                .toList();
    }

    private static Matter matter(Running process) {
        String head = process.name() + (process.businessKey().isEmpty() ? "" : " · " + process.businessKey());
        return new Matter(
                process.id(),
                new Words(
                        head + " · " + process.failures() + " failed: see why, and retry",
                        head + " · " + process.failures() + " 处出错：查看原因并重试"),
                Optional.of("/processes/" + process.id()),
                Optional.of(process.startedAt()),
                Optional.empty(),
                Weight.MEDIUM);
    }
}
