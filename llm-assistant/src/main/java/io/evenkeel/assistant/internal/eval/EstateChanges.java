package io.evenkeel.assistant.internal.eval;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.Review;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.Stage;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Health;
import io.evenkeel.change.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes as {@code GET /api/changes} and {@code /api/changes/KEY} give them. */
final class EstateChanges {
    private final Map<String, Change> byKey = new LinkedHashMap<>();

    EstateChanges(List<Row> rows, EstateItems items, EstatePeople people) {
        for (Row row : rows) {
            Change change = change(row, row.child("change").orElse(row), items, people);
            byKey.put(change.key(), change);
        }
    }

    private static Change change(Row detail, Row row, EstateItems items, EstatePeople people) {
        Optional<Instant> started = row.time("startedAt");
        Instant from = row.time("from").or(() -> started).orElseGet(() -> row.neededTime("from"));
        Optional<Instant> ended = row.time("endedAt");
        Instant to = row.time("to").or(() -> ended).orElse(from.plusSeconds(3600));
        return new Change(
                row.needed("key", "id"),
                row.one(Kind.class, Kind.NORMAL, "kind"),
                row.needed("title", "summary"),
                detail.text("why")
                        .or(() -> row.text("why", "reason", "description"))
                        .orElse(""),
                row.one(State.class, State.CLOSED, "state", "status"),
                detail.text("template"),
                row.texts("items").stream()
                        .map(reference -> items.named(reference)
                                .map(item -> new ChangedItem(
                                        item.id(), item.name(), item.kind().word()))
                                .orElseGet(() -> new ChangedItem(Row.id(reference), reference, "host")))
                        .toList(),
                new Window(from, to.isAfter(from) ? to : from.plusSeconds(60)),
                stages(detail, "implementation"),
                stages(detail, "backOut"),
                detail.flag("backOutTested", false),
                row.text("risk").map(word -> new Risk(row.neededOne(Level.class, "risk"), 0, 0, Set.of())),
                detail.text("despite"),
                Optional.empty(),
                Optional.empty(),
                row.text("plannedBy", "plannedByName").map(people::displayName).orElse("?"),
                from,
                started,
                detail.text("startedBy", "startedByName").map(people::displayName),
                ended,
                detail.text("endedBy", "endedByName").map(people::displayName),
                detail.text("reason"),
                row.flag("muted", false),
                List.of(),
                detail.child("review")
                        .map(one -> new Review(
                                one.neededOne(Result.class, "result"),
                                one.text("text").orElse(""),
                                one.text("by", "byName").orElse("?"),
                                one.time("at").orElse(to),
                                new Health(Optional.empty(), Optional.empty(), List.of()))),
                Optional.empty(),
                1);
    }

    private static List<Stage> stages(Row row, String field) {
        return row.texts(field).stream().map(Stage::toDo).toList();
    }

    public Optional<Change> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public List<Change> between(Window span, Optional<State> state) {
        return byKey.values().stream()
                .filter(change -> state.isEmpty() || change.state() == state.get())
                .filter(change ->
                        touches(span, change.window().from(), change.window().to())
                                || change.startedAt()
                                        .filter(begin -> touches(
                                                span, begin, change.endedAt().orElse(span.to())))
                                        .isPresent())
                .sorted(Comparator.comparing(change -> change.window().from()))
                .toList();
    }

    private static boolean touches(Window span, Instant from, Instant to) {
        return from.isBefore(span.to()) && !to.isBefore(span.from());
    }
}
