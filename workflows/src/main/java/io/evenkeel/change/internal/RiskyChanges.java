package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Changes;
import io.evenkeel.change.Window;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Changes that are under way, or begin until the next shift ends and can go wrong. */
@Component
@Order(30)
class RiskyChanges implements HandoverSection {
    private static final int MOST_ITEMS = 3;

    private final Changes changes;

    RiskyChanges(Changes changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "risky-changes";
    }

    @Override
    public Words words() {
        return new Words("Risky changes", "有风险的变更");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return changes.between(new Window(now, next.to()), Optional.empty()).stream()
                .filter(RiskyChanges::isToBeKnown)
                .sorted(Comparator.comparing(RiskyChanges::weight)
                        .thenComparing(change -> change.window().from())
                        .thenComparing(Change::key))
                .limit(MOST + 1L)
                .map(RiskyChanges::matter)
                .toList();
    }

    /** What runs, and what is planned with more than a low risk; nobody weighed an emergency before it began. */
    static boolean isToBeKnown(Change change) {
        return switch (change.state()) {
            case RUNNING, BACKING_OUT -> true;
            case APPROVING, SCHEDULED ->
                change.kind() == Kind.EMERGENCY
                        || change.risk()
                                .map(Risk::level)
                                .filter(level -> level != Level.LOW)
                                .isPresent();
            case DRAFT, REFUSED, DONE, BACKED_OUT, MISSED, WITHDRAWN, CLOSED -> false;
        };
    }

    private static Weight weight(Change change) {
        boolean isHigh =
                change.risk().filter(risk -> risk.level() == Level.HIGH).isPresent();
        return isHigh || change.kind() == Kind.EMERGENCY || change.state() == Change.State.BACKING_OUT
                ? Weight.HIGH
                : Weight.MEDIUM;
    }

    private static Matter matter(Change change) {
        Words state = state(change);
        String items =
                change.items().stream().limit(MOST_ITEMS).map(ChangedItem::name).collect(Collectors.joining(", "));
        String rest =
                change.items().size() > MOST_ITEMS ? " +" + (change.items().size() - MOST_ITEMS) : "";
        String tail = items.isEmpty() ? "" : " · " + items + rest;
        return new Matter(
                change.key(),
                new Words(change.title() + " · " + state.en() + tail, change.title() + " · " + state.zh() + tail),
                Optional.of("/changes/" + change.key()),
                Optional.of(change.window().from()),
                Optional.of(change.window().to()),
                weight(change));
    }

    private static Words state(Change change) {
        Words risk = change.risk()
                .map(known -> switch (known.level()) {
                    case LOW -> new Words("low risk", "低风险");
                    case MEDIUM -> new Words("medium risk", "中风险");
                    case HIGH -> new Words("high risk", "高风险");
                })
                .orElseGet(() -> new Words("risk not known", "风险未知"));
        Words state = switch (change.state()) {
            case RUNNING -> new Words("is carried out", "实施中");
            case BACKING_OUT -> new Words("is taken back", "回退中");
            case APPROVING -> new Words("not approved yet", "审批中");
            default -> new Words("planned", "已排期");
        };
        return new Words(state.en() + ", " + risk.en(), state.zh() + "，" + risk.zh());
    }
}
