package io.evenkeel.oncall.internal;

import io.evenkeel.alerting.Silences;
import io.evenkeel.alerting.Silences.Silence;
import io.evenkeel.alerting.Silences.State;
import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.telemetry.Matcher;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What pages nobody for a while, and until when; what ends in the next shift first. */
@Component
@Order(20)
class RunningSilences implements HandoverSection {
    /** Provided, so that the room can be tried without the one below it. */
    private final ObjectProvider<Silences> silences;

    RunningSilences(ObjectProvider<Silences> silences) {
        this.silences = silences;
    }

    @Override
    public String name() {
        return "silences";
    }

    @Override
    public Words words() {
        return new Words("Muted", "静默");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return silences.stream()
                .flatMap(door -> door.all().stream())
                .filter(silence -> silence.state(now) == State.ACTIVE)
                .sorted(Comparator.comparing(Silence::endsAt))
                .limit(MOST + 1L)
                .map(silence -> matter(silence, next))
                .toList();
    }

    private static Matter matter(Silence silence, Span next) {
        boolean endsInIt = silence.endsAt().isBefore(next.to());
        return new Matter(
                silence.id().toString(),
                Words.same(text(silence.matchers()) + " · " + silence.comment() + " · " + silence.createdBy()),
                Optional.of("/silences"),
                Optional.of(silence.startsAt()),
                Optional.of(silence.endsAt()),
                endsInIt ? Weight.MEDIUM : Weight.LOW);
    }

    static String text(List<Matcher> matchers) {
        return matchers.stream()
                .map(matcher -> matcher.label() + operator(matcher.kind()) + matcher.value())
                .collect(Collectors.joining(", "));
    }

    private static String operator(Matcher.Kind kind) {
        return switch (kind) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "≠";
            case REGEX -> "~";
            case NOT_REGEX -> "≁";
        };
    }
}
