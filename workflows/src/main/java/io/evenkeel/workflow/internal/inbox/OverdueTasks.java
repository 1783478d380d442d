package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tasks whose time is over, whomever they wait for. What a task is about is the business of those it waits for: the next
 * shift is told its step, its key and who has it.
 */
@Component
@Order(50)
class OverdueTasks implements HandoverSection {
    private final InboxRows rows;
    private final Names names;

    OverdueTasks(InboxRows rows, Names names) {
        this.rows = rows;
        this.names = names;
    }

    @Override
    public String name() {
        return "overdue-tasks";
    }

    @Override
    public Words words() {
        return new Words("Overdue tasks", "逾期任务");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return rows.overdue(now, MOST + 1).stream().map(this::matter).toList();
    }

    private Matter matter(Item item) {
        String about = item.businessKey().isEmpty() ? "" : " · " + item.businessKey();
        String groups = String.join(", ", item.groups());
        Words holder = item.assignee()
                .map(names::of)
                .map(name -> new Words(" · " + name + " has it", " · 由" + name + "处理"))
                .orElseGet(() -> new Words(" · waits for " + groups, " · 等待 " + groups));
        return new Matter(
                item.id(),
                new Words(item.name().en() + about + holder.en(), item.name().zh() + about + holder.zh()),
                Optional.of(item.instance())
                        .filter(instance -> !instance.isEmpty())
                        .map(instance -> "/processes/" + instance),
                Optional.of(item.since()),
                item.due(),
                Weight.MEDIUM);
    }
}
