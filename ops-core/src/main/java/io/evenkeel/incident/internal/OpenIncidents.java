package io.evenkeel.incident.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Priority;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the next shift is told of incidents: every open one, who has it and what is next. */
@Component
@Order(10)
class OpenIncidents implements HandoverSection {
    private final Incidents incidents;

    OpenIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "open-incidents";
    }

    @Override
    public Words words() {
        return new Words("Open incidents", "未结事件");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return incidents.list(true, MOST + 1).stream()
                .map(OpenIncidents::matter)
                .toList();
    }

    private static Matter matter(Incident incident) {
        Words next = next(incident);
        String head = incident.priority() + " " + incident.title() + " · ";
        return new Matter(
                incident.key(),
                new Words(head + next.en(), head + next.zh()),
                Optional.of("/incidents/" + incident.key()),
                Optional.of(incident.openedAt()),
                incident.asksAgainAt(),
                weight(incident.priority()));
    }

    /** Who has it, and what they or the next shift do. */
    static Words next(Incident incident) {
        String owner = incident.ownerName().orElse("");
        return switch (incident.state()) {
            case OPEN ->
                incident.muted()
                        ? new Words(
                                "nobody has it, muted: acknowledge it before the silence ends", "无人接手，静默中：静默结束前确认接手")
                        : new Words("nobody has it: acknowledge it", "无人接手：确认接手");
            case ACKNOWLEDGED ->
                incident.firing()
                        ? new Words(owner + " has it, it still fires: take it or ask", owner + " 已接手，仍在触发：接手或询问进展")
                        : new Words(owner + " has it, nothing fires: resolve it", owner + " 已接手，告警已恢复：解决事件");
            case RESOLVED ->
                incident.reviewNeeded()
                        ? new Words("resolved: write cause and remedy", "已解决：填写原因与措施")
                        : new Words("resolved: close it", "已解决：关闭事件");
            case REVIEWED -> new Words("reviewed: it closes by itself", "已复盘：将自动关闭");
            case CLOSED -> new Words("closed", "已关闭");
        };
    }

    private static Weight weight(Priority priority) {
        return switch (priority) {
            case P1, P2 -> Weight.HIGH;
            case P3 -> Weight.MEDIUM;
            case P4 -> Weight.LOW;
        };
    }
}
